/**
 * The page's end of a run, played: an engine as the page's worker has it, and a page that takes every frame and has drawn
 * it after one frame of a screen. A real page draws on a thread of its own meanwhile.
 */
import { Engine } from "@/lib/session/engine";
import type { FromWorker } from "@/lib/session/messages";

/** Milliseconds until a screen with 60 frames a second has shown what was drawn. */
const FRAME_MS = 1000 / 60;

/** A run that ended or was not made; the message is the engine's sentence. */
export class RunFailedError extends Error {
  override readonly name = "RunFailedError";
}

export interface Page {
  readonly send: Engine["receive"];
  /** Steps that the page has heard of. */
  steps(): number;
  /** When it heard of the last one, milliseconds. */
  lastAt(): number;
  /**
   * The next message that fits. Who waits for two awaits both at once: of both it must be heard that the run failed.
   *
   * @throws RunFailedError if the run fails, or has failed while nobody listened
   */
  next(fits: (message: FromWorker) => boolean): Promise<FromWorker>;
}

export function openPage(): Page {
  const listeners = new Set<(message: FromWorker) => void>();
  let lastStep = 0;
  let lastAt = 0;
  let failed: RunFailedError | undefined;
  const engine = new Engine({
    gpu: navigator.gpu,
    now: () => performance.now(),
    post(message) {
      // As postMessage does it.
      const copy = structuredClone(message);
      if (copy.type === "frame") {
        lastStep = copy.frame.firstStep + copy.frame.losses[0].length;
        // A pause draws once more, which is no part of training.
        if (copy.frame.losses[0].length > 0) lastAt = performance.now();
        setTimeout(() => engine.receive({ type: "drawn" }), FRAME_MS);
      }
      if (copy.type === "status" && copy.status === "failed") failed = new RunFailedError(copy.sentence);
      for (const listener of listeners) listener(copy);
    },
  });
  void engine.work();
  return {
    send: engine.receive.bind(engine),
    steps: () => lastStep,
    lastAt: () => lastAt,
    next: (fits) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        const listener = (message: FromWorker) => {
          if (failed) reject(failed);
          else if (fits(message)) resolve(message);
          else return;
          listeners.delete(listener);
        };
        listeners.add(listener);
      }),
  };
}

/** Fits one of these statuses. */
export const isStatus =
  (...wanted: readonly string[]) =>
  (message: FromWorker) =>
    message.type === "status" && wanted.includes(message.status);
