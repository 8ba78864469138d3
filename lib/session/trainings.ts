/**
 * Short runs on the CPU, each trained from its first step to its last, for figures that show what comes out.
 */

import type { RunConfig } from "@/lib/training/config";
import type { Frame, RunSaid } from "@/lib/training/report";
import type { FromWorker, ToWorker } from "./messages";
import type { OpenSession } from "./open";
import { makeRunLease } from "./runLease";

/** What a figure does with its trainings. `at` is the index of a run among those that were started. */
export interface TrainingsListener {
  /** Called with each frame, in order. Steps repeat from 0 if a run has to begin anew. */
  frame(at: number, frame: Frame): void;
  /** Called when a run has ended, with the optimizer state of its lane 0: see the message "states". */
  ended(at: number, states: readonly Float32Array[]): void;
  /** Called when all runs have ended. */
  finished(): void;
  /** Called with the reason why no more will follow. */
  failed(why: RunSaid): void;
}

/** The trainings of one figure. */
export interface Trainings {
  /** Trains these runs, one after the other, in place of those before. */
  start(configs: readonly RunConfig[], listener: TrainingsListener): void;
  /** Gives the runs up; the listener is not called again. */
  stop(): void;
  /** As `Lease.wake`: goes on where the run stood. */
  wake(): void;
  /** As `Lease.rest`. */
  rest(): void;
}

/**
 * Makes the trainings of one figure. They need no turn at the GPU.
 *
 * @param open opens a session with a worker that trains
 * @param afterDrawing calls back when the page has drawn; the worker holds the next frame back until then
 */
export function makeTrainings(
  open: OpenSession<ToWorker, FromWorker>,
  afterDrawing: (next: () => void) => void,
): Trainings {
  let configs: readonly RunConfig[] = [];
  let listener: TrainingsListener | null = null;
  let at = 0;

  const run = makeRunLease(open, null, {
    begin: () => ({ config: configs[at], engine: "reference", pace: null, running: true }),
    hear(message) {
      switch (message.type) {
        case "frame":
          listener?.frame(at, message.frame);
          afterDrawing(() => run.send({ type: "drawn" }));
          return;
        case "status":
          if (message.status === "failed") end()?.failed(message.sentence);
          else if (message.status === "finished") run.send({ type: "states", lane: 0 });
          return;
        case "states":
          listener?.ended(at, message.states);
          at++;
          if (at < configs.length) run.begin();
          else end()?.finished();
      }
    },
    fail: (why) => end()?.failed(why),
  });
  /** Ends the worker. @returns the listener of the runs */
  const end = (): TrainingsListener | null => {
    const ended = listener;
    listener = null;
    run.stop();
    return ended;
  };
  return {
    start(wanted, heardBy) {
      configs = wanted;
      listener = heardBy;
      at = 0;
      run.begin();
    },
    stop: () => void end(),
    wake: run.wake,
    rest: run.rest,
  };
}
