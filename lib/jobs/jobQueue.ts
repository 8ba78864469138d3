import { saidOf } from "@/lib/session/sentenceOf";
import { breathe } from "@/lib/session/serve";
import type { FromCompute, ToCompute } from "./jobs";

/** The parts of a job, each computed when it is asked for; on a GPU it takes a moment until it is there. */
export type Parts = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

/** What the queue needs of its surroundings; tests bring their own. */
export interface JobQueueHost {
  /** @throws an error whose message is a sentence, if the request makes no sense */
  run(job: string, request: unknown): Parts;
  post(message: FromCompute): void;
  /** Gives messages that wait a turn of the event loop; left out, as in lib/session. */
  breathe?(): Promise<void>;
}

/**
 * Makes a queue with room for one job, the newest: the worker's side of a `JobRunner`.
 *
 * A job runs part by part. Between two parts the event loop has its turn, in which a newer job may arrive;
 * the old job is then dropped where it stands. A part that is on its way is waited for, so that a reader who
 * drags a slider does not fill the GPU's queue with stale work.
 *
 * @returns the receiver of the page's messages
 */
export function makeJobQueue({
  run,
  post,
  breathe: pause = breathe,
}: JobQueueHost): (message: ToCompute) => void {
  let waiting: ToCompute | undefined;
  let working = false;

  async function perform({ id, job, request }: ToCompute): Promise<void> {
    try {
      const parts = run(job, request);
      for (;;) {
        await pause();
        if (waiting) return;
        const { done, value } = await parts.next();
        if (waiting) return;
        if (done) return post({ type: "done", id });
        post({ type: "part", id, part: value });
      }
    } catch (error) {
      const sentence = saidOf(error);
      if (!waiting) post({ type: "failed", id, sentence });
    }
  }

  async function work(): Promise<void> {
    working = true;
    for (let next = waiting; next; next = waiting) {
      waiting = undefined;
      await perform(next);
    }
    working = false;
  }

  return (message) => {
    waiting = message;
    if (!working) void work();
  };
}
