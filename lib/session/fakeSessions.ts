/** Sessions without workers, for tests. */
import type { OpenSession, SessionListener } from "./open";

/** A worker that a test plays. */
export interface FakeWorker<To, From> {
  /** What it was sent. */
  readonly sent: To[];
  ended: boolean;
  /** Lets it send a message to the page, or fail. */
  readonly says: SessionListener<From>;
}

/**
 * Makes an `open` whose workers do what the test says.
 *
 * @returns it, and the workers in the order of their start
 */
export function fakeSessions<To, From>() {
  const workers: FakeWorker<To, From>[] = [];
  const open: OpenSession<To, From> = (listener) => {
    const worker: FakeWorker<To, From> = {
      sent: [],
      ended: false,
      says: {
        // As `openSession` does: an ended worker is not heard.
        hear: (message) => !worker.ended && listener.hear(message),
        fail(sentence) {
          if (worker.ended) return;
          worker.ended = true;
          listener.fail(sentence);
        },
      },
    };
    workers.push(worker);
    return {
      send: (message) => worker.sent.push(message),
      end() {
        worker.ended = true;
      },
    };
  };
  return { open, workers };
}
