/** The page's end of the line to the worker that times the reader's GPU. */
import { startWorker } from "../worker";
import type { FromTiming, ToTiming } from "./messages";
import type { TimingPart } from "./timeKernels";

export interface HearTiming {
  part(part: TimingPart): void;
  done(): void;
  /** Nothing more will come; the sentence says why. */
  failed(sentence: string): void;
}

/** A line to a worker: what a client needs of `Worker`. */
type Line = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/**
 * Time the GPU in a worker of its own. The device is asked for now; it is given back when the run is over, fails or
 * is stopped, since the worker ends then.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 * @param open starts the worker; tests bring their own
 * @returns what stops it; nothing is heard afterwards
 */
export function startTiming(
  request: ToTiming,
  hear: HearTiming,
  base = "",
  open = () => startWorker("/engine/timing.js", base) as Line,
): () => void {
  let worker: Line | undefined;
  let over = false;
  const end = (tell?: () => void) => {
    if (over) return;
    over = true;
    worker?.terminate();
    tell?.();
  };
  const fail = (why: string) => end(() => hear.failed(why));
  try {
    worker = open();
    worker.onmessage = ({ data }: MessageEvent<FromTiming>) => {
      if (over) return;
      if (data.type === "part") hear.part(data.part);
      else if (data.type === "done") end(hear.done);
      else fail(data.sentence);
    };
    worker.onerror = (event) =>
      fail(`The worker that times the GPU stopped: ${event.message || "its script could not be loaded."}`);
    worker.postMessage(request);
  } catch (error) {
    fail(`The worker that times the GPU did not start: ${error instanceof Error ? error.message : error}`);
  }
  return () => end();
}
