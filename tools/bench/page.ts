/**
 * A simulated page for benchmarks: it runs the engine of the page's worker, receives every frame, and
 * confirms it after the duration of one frame of the screen. A real page draws in that time, on a thread of
 * its own.
 */
import { inEnglish } from "@/lib/i18n/englishLive";
import { Engine } from "@/lib/session/engine";
import type { FromWorker } from "@/lib/session/messages";

/** Duration of a frame at 60 frames a second. */
const FRAME_MS = 1000 / 60;

/** A run that failed or could not be made; the message is the engine's sentence. */
export class RunFailedError extends Error {
  override readonly name = "RunFailedError";
}

/** A simulated page. */
export interface Page {
  /** Sends a message to the engine. */
  readonly send: Engine["receive"];
  /** Returns the number of steps that the page has received. */
  steps(): number;
  /** Returns the time at which the page received the last step, milliseconds. */
  lastAt(): number;
  /**
   * Waits for the next message that fits. To wait for two messages, await both promises together
   * (Promise.all), because both reject if the run fails.
   *
   * @throws RunFailedError if the run fails, or has failed before the call
   */
  next(fits: (message: FromWorker) => boolean): Promise<FromWorker>;
}

/** Opens a page with an engine on `navigator.gpu`. */
export function openPage(): Page {
  const listeners = new Set<(message: FromWorker) => void>();
  let lastStep = 0;
  let lastAt = 0;
  let failed: RunFailedError | undefined;
  const engine = new Engine({
    gpu: navigator.gpu,
    now: () => performance.now(),
    post(message) {
      // postMessage copies messages in the same way.
      const copy = structuredClone(message);
      if (copy.type === "frame") {
        lastStep = copy.frame.firstStep + copy.frame.losses[0].length;
        // The drawing after a pause is not part of training.
        if (copy.frame.losses[0].length > 0) lastAt = performance.now();
        setTimeout(() => engine.receive({ type: "drawn" }), FRAME_MS);
      }
      if (copy.type === "status" && copy.status === "failed")
        failed = new RunFailedError(inEnglish(copy.sentence));
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

/** Returns a predicate for messages with one of these statuses. */
export const isStatus =
  (...wanted: readonly string[]) =>
  (message: FromWorker) =>
    message.type === "status" && wanted.includes(message.status);
