import { sentenceOf } from "@/lib/session/sentenceOf";
import type { FromCompute, ToCompute } from "./jobs";

/** The parts of a job, each when it is asked for; on a GPU it takes a moment until it is there. */
export type Parts = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

/** What the bench needs from its surroundings; tests bring their own. */
export interface BenchHost {
  run(job: string, request: unknown): Parts;
  post(message: FromCompute): void;
  /** Call back after messages that wait have been received. */
  later(next: () => void): void;
}

type Start = Extract<ToCompute, { type: "start" }>;

/**
 * The worker's side: runs one job at a time, part by part. Between two parts it returns to the event loop, where a
 * new start or a stop is heard; the old job is then dropped where it stands. A part that is on its way is waited for,
 * so that nobody who drags a slider fills the GPU's queue with stale work.
 *
 * @returns what takes the page's messages
 */
export function makeBench({ run, post, later }: BenchHost): (message: ToCompute) => void {
  let turn = 0;
  let waiting: Start | undefined;
  let working = false;

  async function perform({ id, job, request }: Start, mine: number): Promise<void> {
    const dropped = () => mine !== turn;
    try {
      const parts = run(job, request);
      for (;;) {
        await new Promise<void>((resolve) => later(resolve));
        if (dropped()) return;
        const { done, value } = await parts.next();
        if (dropped()) return;
        if (done) return post({ type: "done", id });
        post({ type: "part", id, part: value });
      }
    } catch (error) {
      const sentence = sentenceOf(error);
      if (!dropped()) post({ type: "failed", id, sentence });
    }
  }

  async function work(): Promise<void> {
    working = true;
    for (let next = waiting; next; next = waiting) {
      waiting = undefined;
      await perform(next, turn);
    }
    working = false;
  }

  return (message) => {
    turn++;
    waiting = message.type === "start" ? message : undefined;
    if (!working) void work();
  };
}
