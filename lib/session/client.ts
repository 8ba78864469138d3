/** The page's end of the line to the worker that trains. */
import type { FromWorker, ToWorker } from "./messages";
import { openLine, startWorker } from "./worker";

export interface RunClient {
  send(message: ToWorker): void;
  /** Hear every message from the worker. @returns a function that stops listening */
  listen(listener: (message: FromWorker) => void): () => void;
  /** End the worker; nothing more is heard from it. */
  dispose(): void;
}

/**
 * Start the engine's worker.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 */
export function startRunClient(base = ""): RunClient {
  const listeners = new Set<(message: FromWorker) => void>();
  const tell = (message: FromWorker) => {
    for (const listener of listeners) listener(message);
  };
  const fail = (why: string) =>
    tell({ type: "status", status: "failed", sentence: `The worker that trains stopped: ${why}` });
  const line = openLine<FromWorker, ToWorker>(() => startWorker("/engine/worker.js", base), tell, fail);
  // Listeners come after the return.
  if (line.broken) setTimeout(() => fail(line.broken));

  return {
    send: line.send,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      line.end();
    },
  };
}
