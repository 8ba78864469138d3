/** The page's end of the line to the worker that trains. */
import type { FromWorker, ToWorker } from "./protocol";
import { startWorker } from "./worker";

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

  let worker: Worker | undefined;
  try {
    worker = startWorker("/engine/worker.js", base);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => tell(data);
    worker.onerror = (event) => fail(event.message || "its script could not be loaded.");
    worker.onmessageerror = () => fail("a message could not be read.");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // Listeners come after the return.
    setTimeout(() => fail(why));
  }

  return {
    send: (message) => worker?.postMessage(message),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      worker?.terminate();
    },
  };
}
