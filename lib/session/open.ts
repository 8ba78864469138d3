/** The page's end of a session with a worker: how it is opened, how it speaks, how it fails. */
import type { FailureKey } from "@/lib/i18n/enFailure";
import type { Said } from "@/lib/i18n/said";
import { carriedText } from "./carried";
import { takeEarlyWorker } from "./earlyWorker";
import { saidOf } from "./sentenceOf";
import { type Adapters, HARDWARE_ONLY, workerName } from "./workerName";

/** An open session with a worker. */
export interface Session<To> {
  send(message: To): void;
  /** Ends the worker; the listener is not called again. */
  end(): void;
}

/** What the page does with what a session brings. Nothing is called before `open` has returned. */
export interface SessionListener<From> {
  hear(message: From): void;
  /** Called once, with the reason, if the worker does not start or stops. The session has ended then. */
  fail(why: Said): void;
}

/** What a worker does, as the sentence of its failure names it. */
export type WorkerTask = FailureKey extends infer Key
  ? Key extends `worker.${infer Task}`
    ? Task
    : never
  : never;

/** Opens a session; tests bring their own. */
export type OpenSession<To, From> = (listener: SessionListener<From>) => Session<To>;

/** The part of `Worker` that a session uses. */
export type WorkerLike = Pick<
  Worker,
  "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror"
>;

/**
 * Starts a worker from its bundled script.
 *
 * In `sandbox="allow-scripts"` the page has an opaque origin and may not start a worker from a URL of the
 * site. It may from text, and a classic script in there may load the engine from the site, as `<script src>`
 * would. The text comes as a data: URL: a worker from a blob of an opaque origin is no secure context in
 * Chromium 156, so it has no WebGPU.
 *
 * In a page that a service worker controls, the worker starts from a blob and belongs to the same service worker, which
 * has the engine of the page's version. A worker from a URL outside of the service worker's scope would fetch the
 * engine from the network.
 *
 * A downloaded figure holds the scripts of its workers. They start from data: URLs too, for a page from a file has an
 * opaque origin.
 *
 * @param base path of the site on its host, without a slash at the end
 * @param path of the script below it
 * @param name of the worker: see `workerName`
 */
function startWorker(base: string, path: string, name: string): Worker {
  const carried = carriedText(path);
  if (carried !== undefined) return new Worker(dataUrl(carried), { name });
  const script = new URL(base + path, document.baseURI).href;
  const early = takeEarlyWorker(script);
  // The page started it before it could read the verdict and the address.
  if (name === HARDWARE_ONLY && early) return early;
  early?.terminate();
  const text = `importScripts(${JSON.stringify(script)})`;
  if (self.origin === "null") return new Worker(dataUrl(text), { name });
  if (!navigator.serviceWorker?.controller) return new Worker(script, { name });
  const blob = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(blob, { name });
  URL.revokeObjectURL(blob);
  return worker;
}

const dataUrl = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`;

/** Says why a worker stopped or did not start. */
export const failureOf = (task: WorkerTask, why: Said, how: "stopped" | "notStarted" = "stopped"): Said => ({
  key: `failure.${how}`,
  values: { worker: { key: `worker.${task}` }, why },
});

/**
 * Opens a session with a worker.
 *
 * @param start starts the worker; an error that it throws becomes a failure of the session
 * @param task what the worker does, for the sentence of a failure
 */
export function openSession<To, From>(
  start: () => WorkerLike,
  task: WorkerTask,
  { hear, fail }: SessionListener<From>,
): Session<To> {
  let open = true;
  let worker: WorkerLike | undefined;
  const end = () => {
    open = false;
    worker?.terminate();
  };
  const failed = (how: "stopped" | "notStarted", why: Said) => {
    if (!open) return;
    end();
    fail(failureOf(task, why, how));
  };
  try {
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<From>) => {
      if (open) hear(data);
    };
    worker.onerror = ({ message }) =>
      failed(
        "stopped",
        message ? saidOf(message.replace(/^(?:Uncaught )?(?:Error: )?/, "")) : { key: "failure.noScript" },
      );
    worker.onmessageerror = () => failed("stopped", { key: "failure.unreadable" });
  } catch (error) {
    // The caller has no session before the return.
    queueMicrotask(() => failed("notStarted", saidOf(error)));
  }
  return {
    send(message) {
      if (open) worker?.postMessage(message);
    },
    end,
  };
}

/**
 * Describes a worker of the site: returns a function from the path of the site on its host, without a slash
 * at the end ("" at the root), to what opens sessions with the worker.
 *
 * @param path of the worker's script below the site's root, such as "/engine/worker.js"
 * @param task see `openSession`
 * @param adapters which GPU adapters the worker may use
 */
export const workerAt =
  <To, From>(path: string, task: WorkerTask, adapters: Adapters = "checked") =>
  (base: string): OpenSession<To, From> =>
  (listener) =>
    openSession(() => startWorker(base, path, workerName(adapters)), task, listener);
