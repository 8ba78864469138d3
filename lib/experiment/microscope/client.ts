/** The page's end of the line to the microscope's worker. */
import { startWorker } from "../worker";
import type { FromMicroscope, ToMicroscope } from "./protocol";

export interface MicroscopeClient {
  send(message: ToMicroscope): void;
  /** End the worker; nothing more is heard from it. */
  dispose(): void;
}

/**
 * Start the worker.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 * @param hear every message; a worker that stops is a message too
 */
export function startMicroscope(base: string, hear: (message: FromMicroscope) => void): MicroscopeClient {
  let worker: Worker | undefined;
  let ended = false;
  const fail = (why: string) => {
    if (!ended)
      hear({ type: "status", status: "failed", sentence: `The worker that trains stopped: ${why}` });
  };
  try {
    worker = startWorker("/engine/microscope.js", base);
    worker.onmessage = ({ data }: MessageEvent<FromMicroscope>) => hear(data);
    worker.onerror = (event) => fail(event.message || "its script could not be loaded.");
    worker.onmessageerror = () => fail("a message could not be read.");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // Who listens is set up after the return.
    setTimeout(() => fail(why));
  }
  return {
    send: (message) => worker?.postMessage(message),
    dispose() {
      ended = true;
      worker?.terminate();
    },
  };
}
