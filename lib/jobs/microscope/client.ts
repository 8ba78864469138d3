/** The page's end of the line to the microscope's worker. */
import { openLine, startWorker } from "@/lib/session/worker";
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
  let ended = false;
  const fail = (why: string) => {
    if (!ended)
      hear({ type: "status", status: "failed", sentence: `The worker that trains stopped: ${why}` });
  };
  const open = () => startWorker("/engine/microscope.js", base);
  const line = openLine<FromMicroscope, ToMicroscope>(open, hear, fail);
  // Who listens is set up after the return.
  if (line.broken) setTimeout(() => fail(line.broken));
  return {
    send: line.send,
    dispose() {
      ended = true;
      line.end();
    },
  };
}
