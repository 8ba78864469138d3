/** The page's end of the line to the worker that computes pictures. */
import { openLine, startWorker, type WorkerLike } from "@/lib/session/worker";
import type { FromCompute, JobName, Jobs, ToCompute } from "./jobs";

export interface Hear<Part> {
  /** A picture that is ready, better each time. */
  part(part: Part): void;
  done(): void;
  /** Nothing more will come; the sentence says why. */
  failed(sentence: string): void;
}

export interface ComputeClient {
  /** Start a job; the one before it is stopped, and nothing more is heard of it. */
  start<N extends JobName>(job: N, request: Jobs[N]["request"], hear: Hear<Jobs[N]["part"]>): void;
  stop(): void;
  /** End the worker. */
  dispose(): void;
}

/**
 * A worker of one's own for long computations.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 * @param open starts the worker; tests bring their own
 */
export function startCompute(base = "", open = () => startWorker("/engine/compute.js", base) as WorkerLike) {
  let id = 0;
  let hear: Hear<unknown> | null = null;
  const fail = (why: string) => {
    const told = hear;
    hear = null;
    told?.failed(`The worker that computes this picture stopped: ${why}`);
  };
  const receive = (message: FromCompute) => {
    if (message.id !== id || !hear) return;
    if (message.type === "part") hear.part(message.part);
    else if (message.type === "done") hear.done();
    else fail(message.sentence);
  };
  const { send, end, broken } = openLine<FromCompute, ToCompute>(open, receive, fail);

  const client: ComputeClient = {
    start(job, request, listener) {
      id++;
      hear = listener as Hear<unknown>;
      if (broken) fail(broken);
      else send({ type: "start", id, job, request });
    },
    stop() {
      hear = null;
      send({ type: "stop" });
    },
    dispose() {
      hear = null;
      end();
    },
  };
  return client;
}

/** The same for the jobs that train a model. */
export const startTrainer = (base = "") =>
  startCompute(base, () => startWorker("/engine/trainer.js", base) as WorkerLike);
