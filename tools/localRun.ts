/** A run as the store of a page sees it, with the worker's engine in this process. */
import { inEnglish } from "@/lib/i18n/englishLive";
import { Engine } from "@/lib/session/engine";
import type { FromWorker, ToWorker } from "@/lib/session/messages";
import type { OpenSession } from "@/lib/session/open";
import { makeRunStore, type RunState } from "@/lib/session/store";
import { makeTurns } from "@/lib/session/turns";
import { runActor } from "./runActor";

/** A run and what a page does with it. */
export interface LocalRun {
  /** The state now, with its actions. */
  state(): RunState;
  /**
   * Waits until something is so.
   *
   * @throws Error with the run's sentence if the run fails
   */
  until(done: (state: RunState) => boolean): Promise<void>;
  /** Ends the run. Resolves when its device is given back: there is one backend of TensorFlow.js at a time. */
  close(): Promise<void>;
}

/**
 * Opens a run without a config. Each frame counts as drawn at once.
 *
 * @param now the engine's clock, milliseconds
 */
export function openLocalRun(gpu: GPU | undefined, now = () => performance.now()): LocalRun {
  let ended = () => {};
  const isEnded = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const open: OpenSession<ToWorker, FromWorker> = ({ hear }) => {
    const engine = runActor<ToWorker, FromWorker>(
      (post) => new Engine({ gpu, post, now }),
      (message) => (message.type === "rested" ? ended() : hear(message)),
    );
    return { send: engine.send, end: () => engine.send({ type: "rest" }) };
  };
  const store = makeRunStore(open, makeTurns());
  const stopDrawing = store.subscribe((state, before) => {
    if (state.historyVersion !== before.historyVersion) setTimeout(state.drawn);
  });
  store.getState().wake();
  return {
    state: store.getState,
    until: (done) =>
      new Promise<void>((resolve, reject) => {
        const look = (state: RunState) => {
          if (state.status === "failed") reject(new Error(inEnglish(state.sentence)));
          else if (done(state)) resolve();
          else return false;
          return true;
        };
        if (look(store.getState())) return;
        const unsubscribe = store.subscribe((state) => {
          if (look(state)) unsubscribe();
        });
      }),
    async close() {
      stopDrawing();
      store.getState().dispose();
      await isEnded;
    },
  };
}
