import type { FromCompute, ToCompute } from "./jobs";

type Run = (job: string, request: unknown) => Iterator<unknown>;

/** What the bench needs from its surroundings; tests bring their own. */
export interface BenchHost {
  readonly run: Run;
  post(message: FromCompute): void;
  /** Call back after messages that wait have been received. */
  later(next: () => void): void;
}

/**
 * The worker's side: runs one job at a time, part by part. Between two parts it returns to the event loop, where a
 * new start or a stop is heard; the old job is then dropped where it stands.
 *
 * @returns what takes the page's messages
 */
export function makeBench({ run, post, later }: BenchHost): (message: ToCompute) => void {
  let current = 0;
  let turn = 0;
  return (message) => {
    const mine = ++turn;
    if (message.type === "stop") return;
    current = message.id;
    const { id } = message;
    const fail = (error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      post({ type: "failed", id, sentence });
    };
    let parts: Iterator<unknown>;
    try {
      parts = run(message.job, message.request);
    } catch (error) {
      return fail(error);
    }
    const step = () => {
      if (mine !== turn || id !== current) return;
      try {
        const { done, value } = parts.next();
        if (done) return post({ type: "done", id });
        post({ type: "part", id, part: value });
      } catch (error) {
        return fail(error);
      }
      later(step);
    };
    later(step);
  };
}
