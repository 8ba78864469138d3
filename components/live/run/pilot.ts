import type { StoreApi } from "zustand/vanilla";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import { changeBetween } from "./change";

/**
 * Decides when a run runs: the reader wants it to, and it can be seen. A run that scrolls out of sight or whose
 * tab is hidden pauses and goes on when it is seen again; a change of options starts another run, which goes on
 * running if the one before did.
 */
export interface Pilot {
  start(): void;
  pause(): void;
  stepOnce(): void;
  /** Back to step 0: the same run again, or with the learning rate that is now set. */
  reset(): void;
  /** Take over the options: nothing, another learning rate from here on, or another run. */
  follow(config: RunConfig): void;
  /** Tell whether the picture can be seen. */
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

/** @param tell hears of new runs */
export function makePilot(
  store: StoreApi<RunState>,
  { autostart, engine }: PilotOrders,
  tell: (news: PilotNews) => void,
): Pilot {
  let wanted = autostart;
  let seen = false;
  /** Whether the engine has been told to run; it may take a while until its status says so. */
  let ordered = false;

  const settle = () => {
    const { status, run } = store.getState();
    if (status === "finished" || status === "failed") wanted = false;
    ordered = status === "running" && ordered;
    if ((status === "ready" || status === "paused") && wanted && seen) {
      ordered = true;
      run();
    }
  };
  // Only what was told to run is told to pause: after the loss of a device the engine runs by itself, to where
  // the run was, and must not be held up.
  const hold = () => {
    if (ordered) store.getState().pause();
    ordered = false;
  };
  /** The reader's own word counts in any case, also where the engine runs without having been told to. */
  const halt = () => {
    wanted = false;
    ordered = false;
    store.getState().pause();
  };
  const begin = (config: RunConfig) => {
    tell({ origin: store.getState().config ? "new" : "" });
    store.getState().configure(config, engine);
  };
  const unsubscribe = store.subscribe((now, before) => {
    if (now.status !== before.status) settle();
  });

  return {
    start() {
      wanted = true;
      settle();
    },
    pause: halt,
    stepOnce() {
      wanted = false;
      hold();
      store.getState().stepOnce();
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
      if (seen) settle();
      else hold();
    },
    dispose: unsubscribe,
  };
}
