/** The page's end of the line to the worker that computes pictures. */
import { startWorker } from "../worker";
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

/** A line to a worker: what a client needs of `Worker`. */
export type Line = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

/**
 * A worker of one's own for long computations.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 * @param open starts the worker; tests bring their own
 */
export function startCompute(base = "", open = () => startWorker("/engine/compute.js", base) as Line) {
  let id = 0;
  let hear: Hear<unknown> | null = null;
  const fail = (why: string) => {
    const told = hear;
    hear = null;
    told?.failed(`The worker that computes this picture stopped: ${why}`);
  };
  let worker: Line | undefined;
  let broken = "";
  try {
    worker = open();
    worker.onmessage = ({ data }: MessageEvent<FromCompute>) => {
      if (data.id !== id || !hear) return;
      if (data.type === "part") hear.part(data.part);
      else if (data.type === "done") hear.done();
      else fail(data.sentence);
    };
    worker.onerror = (event) => fail(event.message || "its script could not be loaded.");
    worker.onmessageerror = () => fail("a message could not be read.");
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  const send = (message: ToCompute) => worker?.postMessage(message);

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
      worker?.terminate();
    },
  };
  return client;
}

/** The same for the jobs that train a model. */
export const startTrainer = (base = "") =>
  startCompute(base, () => startWorker("/engine/trainer.js", base) as Line);
