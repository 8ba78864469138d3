/** The page's end of the line to the worker that trains. */
import type { FromWorker, ToWorker } from "./protocol";

export interface TwinClient {
  send(message: ToWorker): void;
  /** Hear every message from the worker. @returns a function that stops listening */
  listen(listener: (message: FromWorker) => void): () => void;
  /** End the worker; nothing more is heard from it. */
  dispose(): void;
}

/**
 * Start a worker from its bundled script.
 *
 * In `sandbox="allow-scripts"` the page has an opaque origin and may not start a worker from a URL of the site. It
 * may from text, and a classic script in there may load the engine from the site, as `<script src>` would. The text
 * comes as a data: URL: a worker from a blob of an opaque origin is no secure context in Chromium 156, so it has no
 * WebGPU.
 */
function startWorker(script: string): Worker {
  if (self.origin !== "null") return new Worker(script);
  return new Worker(`data:text/javascript,${encodeURIComponent(`importScripts(${JSON.stringify(script)})`)}`);
}

/**
 * Start the engine's worker.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 */
export function startTwinClient(base = ""): TwinClient {
  const listeners = new Set<(message: FromWorker) => void>();
  const tell = (message: FromWorker) => {
    for (const listener of listeners) listener(message);
  };
  const fail = (why: string) =>
    tell({ type: "status", status: "failed", sentence: `The worker that trains stopped: ${why}` });

  let worker: Worker | undefined;
  try {
    worker = startWorker(new URL(`${base}/engine/worker.js`, document.baseURI).href);
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
