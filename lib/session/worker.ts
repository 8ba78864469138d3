import { sentenceOf } from "./sentenceOf";

/**
 * Start a worker from its bundled script.
 *
 * In `sandbox="allow-scripts"` the page has an opaque origin and may not start a worker from a URL of the site. It
 * may from text, and a classic script in there may load the engine from the site, as `<script src>` would. The text
 * comes as a data: URL: a worker from a blob of an opaque origin is no secure context in Chromium 156, so it has no
 * WebGPU.
 *
 * @param path of the script below the site's root, such as "/engine/worker.js"
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 */
export function startWorker(path: string, base: string): Worker {
  const script = new URL(base + path, document.baseURI).href;
  if (self.origin !== "null") return new Worker(script);
  return new Worker(`data:text/javascript,${encodeURIComponent(`importScripts(${JSON.stringify(script)})`)}`);
}

/** What a client needs of `Worker`. */
export type WorkerLike = Pick<
  Worker,
  "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror"
>;

/** The page's end of the line to a worker. */
export interface Line<To> {
  send(message: To): void;
  /** End the worker. */
  end(): void;
  /** Why there is no worker at all, or "". */
  readonly broken: string;
}

/**
 * Open a line to a worker.
 *
 * @param open starts the worker
 * @param hear every message
 * @param fail hears why the worker stopped: the end of a sentence. Why it did not start is in `broken`.
 */
export function openLine<From, To>(
  open: () => WorkerLike,
  hear: (message: From) => void,
  fail: (why: string) => void,
): Line<To> {
  let worker: WorkerLike;
  try {
    worker = open();
  } catch (error) {
    return { send() {}, end() {}, broken: sentenceOf(error) };
  }
  worker.onmessage = ({ data }: MessageEvent<From>) => hear(data);
  worker.onerror = (event) => fail(event.message || "its script could not be loaded.");
  worker.onmessageerror = () => fail("a message could not be read.");
  return { send: (message) => worker.postMessage(message), end: () => worker.terminate(), broken: "" };
}
