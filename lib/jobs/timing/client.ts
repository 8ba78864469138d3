/** The page's end of the line to the worker that times the reader's GPU. */
import { openLine, startWorker, type WorkerLike } from "@/lib/session/worker";
import type { FromTiming, ToTiming } from "./messages";
import type { TimingPart } from "./timeKernels";

export interface HearTiming {
  part(part: TimingPart): void;
  done(): void;
  /** Nothing more will come; the sentence says why. */
  failed(sentence: string): void;
}

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
  open = () => startWorker("/engine/timing.js", base) as WorkerLike,
): () => void {
  let over = false;
  const end = (tell?: () => void) => {
    if (over) return;
    over = true;
    line.end();
    tell?.();
  };
  const fail = (why: string) => end(() => hear.failed(why));
  const line = openLine<FromTiming, ToTiming>(
    open,
    (message) => {
      if (over) return;
      if (message.type === "part") hear.part(message.part);
      else if (message.type === "done") end(hear.done);
      else fail(message.sentence);
    },
    (why) => fail(`The worker that times the GPU stopped: ${why}`),
  );
  if (line.broken) fail(`The worker that times the GPU did not start: ${line.broken}`);
  else line.send(request);
  return () => end();
}
