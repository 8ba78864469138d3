/**
 * A worker that the page starts while its own scripts are still being fetched and run. The first figure then finds the
 * worker's script evaluated and the GPU's device open.
 */
import type { ToWorker } from "./messages";
import { HARDWARE_ONLY } from "./workerName";

/** A worker that has been started and not taken. */
export interface EarlyWorker {
  /** Address of its script. */
  readonly script: string;
  readonly worker: Worker;
}

declare global {
  interface Window {
    /** Set by the script of `earlyWorkerScript`; removed by the first session that takes it, or by an error. */
    blockwiseEarlyWorker?: EarlyWorker;
  }
}

/**
 * Returns the text of a script for the head of a page whose first figure trains by itself. It starts nothing for a
 * reader who prefers less motion or asked the browser to load little: no run starts by itself there.
 *
 * @param path of the worker's script on its host, such as "/engine/worker.js"
 */
export function earlyWorkerScript(path: string): string {
  const message: ToWorker = { type: "open" };
  return `(() => {
  const saves = navigator.connection && navigator.connection.saveData;
  if (saves || !window.Worker || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const script = new URL(${JSON.stringify(path)}, document.baseURI).href;
  const worker = new Worker(script, { name: ${JSON.stringify(HARDWARE_ONLY)} });
  window.blockwiseEarlyWorker = { script, worker };
  worker.onerror = () => delete window.blockwiseEarlyWorker;
  worker.postMessage(${JSON.stringify(message)});
})()`;
}

/**
 * Returns the early worker of a script, once; undefined if there is none.
 *
 * @param script address of the worker's script
 */
export function takeEarlyWorker(script: string): Worker | undefined {
  const early = globalThis.window?.blockwiseEarlyWorker;
  if (early?.script !== script) return undefined;
  delete window.blockwiseEarlyWorker;
  early.worker.onerror = null;
  return early.worker;
}
