import type { StoreApi } from "zustand/vanilla";
import { equalByContent } from "@/lib/options/content";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";

/**
 * Decides when a run trains: while the reader wants it to and its picture can be seen. A run that scrolls out
 * of sight or whose tab is hidden pauses and goes on when it is seen again; a change of options begins
 * another run, which trains at once if the one before did. Which run is wanted is remembered by the store
 * alone.
 */
export interface Pilot {
  start(): void;
  pause(): void;
  stepOnce(): void;
  /** Does the steps that are missing up to a step. */
  stepTo(step: number): void;
  /** Goes back to step 0: of the same run, or of one with the learning rate that is now set. */
  reset(): void;
  /** Takes over the options: changes nothing, or the learning rate from here on, or begins another run. */
  follow(config: RunConfig): void;
  /** Tells whether the picture can be seen. */
  see(visible: boolean): void;
  dispose(): void;
}

/** What the pilot tells the view, beside the run's own state. */
export interface PilotNews {
  /** How the run came to its step 0; empty for the first one. */
  readonly origin: "" | "new" | "rewound";
}

export interface PilotOrders {
  /** Whether the first run starts by itself when it is seen. */
  readonly autostart: boolean;
  /** The best engine there is, or the CPU. */
  readonly engine: "auto" | "reference";
}

/**
 * Returns what a change of options asks for: nothing, another learning rate from here on, or another run.
 *
 * @internal
 */
export function changeBetween(before: RunConfig, after: RunConfig): "none" | "learningRate" | "run" {
  const rest = (config: RunConfig) => ({ ...config, learningRate: 0 });
  if (!equalByContent(rest(before), rest(after))) return "run";
  return before.learningRate === after.learningRate ? "none" : "learningRate";
}

/** Makes the pilot of a store's run. @param tell hears of new runs */
export function makePilot(
  store: StoreApi<RunState>,
  { autostart, engine }: PilotOrders,
  tell: (news: PilotNews) => void,
): Pilot {
  /** Whether the reader wants it to train. */
  let wanted = autostart;
  let seen = false;
  /** Whether the engine was ordered to run; it may take a while until its status is "running". */
  let ordered = false;

  const goOn = () => {
    const { status, run } = store.getState();
    if ((status !== "ready" && status !== "paused") || !wanted || !seen) return;
    ordered = true;
    run();
  };
  const onStatus = () => {
    const { status, interrupted } = store.getState();
    if (status === "finished" || status === "failed") wanted = false;
    ordered = status === "running" && ordered;
    // A worker that gives the GPU to another figure pauses; going on now would take the GPU back at once.
    if (!interrupted) goOn();
  };
  // Only a run that was ordered to run is paused: after the loss of a device the engine runs by itself, to
  // where the run was, and must not be held up.
  const hold = () => {
    if (ordered) store.getState().pause();
    ordered = false;
  };
  const begin = (config: RunConfig) => {
    tell({ origin: store.getState().config ? "new" : "" });
    store.getState().configure(config, engine);
  };
  const unsubscribe = store.subscribe((now, before) => {
    if (now.status !== before.status) onStatus();
  });

  return {
    start() {
      wanted = true;
      goOn();
    },
    /**
     * The reader's own order counts in any case, also where the engine runs without having been ordered to.
     */
    pause() {
      wanted = false;
      ordered = false;
      store.getState().pause();
    },
    stepOnce() {
      wanted = false;
      hold();
      store.getState().stepOnce();
    },
    stepTo(step) {
      wanted = false;
      hold();
      store.getState().stepTo(step);
    },
    reset() {
      const { config, learningRate, reset } = store.getState();
      wanted = false;
      if (!config) return;
      if (learningRate !== config.learningRate) return begin({ ...config, learningRate });
      tell({ origin: "rewound" });
      reset();
    },
    follow(config) {
      const { config: before, learningRate, step, setLearningRate } = store.getState();
      const change = before ? changeBetween({ ...before, learningRate }, config) : "run";
      if (change === "run" || (change === "learningRate" && step === 0)) begin(config);
      else if (change === "learningRate") setLearningRate(config.learningRate);
    },
    see(visible) {
      seen = visible;
      if (seen) goOn();
      else hold();
    },
    dispose: unsubscribe,
  };
}
