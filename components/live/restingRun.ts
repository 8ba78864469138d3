import type { RunClient } from "@/lib/session/client";
import type { FromWorker, ToWorker } from "@/lib/session/messages";
import type { Turns } from "./pageDevice";

type Configure = Extract<ToWorker, { type: "configure" }>;

/** A line to a worker that trains which is there when it is needed. Whoever talks to it need not know. */
export interface RestingRun extends RunClient {
  /** The figure is in sight again: the run is made ready where it stood. */
  wake(): void;
  /** The figure is far out of sight: the run is kept as numbers, its device and its worker end. */
  rest(): void;
}

/** What a run that rests need not hear. */
const IDLE: ReadonlySet<ToWorker["type"]> = new Set(["drawn", "pause", "pace", "rest"]);
/** A worker that does not answer by then is ended, and its run begins again. */
const PATIENCE_MS = 5000;

/**
 * @param open starts a worker
 * @param turns who may use the page's GPU: there is one run at a time, and who comes back goes on where they were
 */
export function makeRestingRun(open: () => RunClient, turns: Turns): RestingRun {
  const listeners = new Set<(message: FromWorker) => void>();
  let line: RunClient | null = null;
  /** A worker that has been told to rest and has not said where its run stood. */
  let leaving: { readonly line: RunClient; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let configured: Configure | null = null;
  let pace: ToWorker | null = null;
  /** Messages for the next worker. */
  let queue: ToWorker[] = [];
  /** Whether the run goes on by itself when the GPU is free again. */
  let interrupted = false;
  /** Whether the GPU is ours. */
  let holding = false;
  let gone = false;

  const tell = (message: FromWorker) => {
    for (const listener of listeners) listener(message);
  };
  const begin = () => {
    if (line || leaving || !configured || !holding) return;
    if (!interrupted && queue.length === 0) return;
    interrupted = false;
    line = open();
    line.listen(tell);
    line.send(configured);
    // From now on the worker knows better where the run stands.
    configured = { ...configured, from: undefined };
    for (const message of [...(pace ? [pace] : []), ...queue]) line.send(message);
    queue = [];
  };
  const end = () => {
    if (!line) return;
    const left = line;
    const had = configured;
    line = null;
    const finish = () => {
      if (leaving?.line !== left) return;
      clearTimeout(leaving.timer);
      leaving = null;
      left.dispose();
      begin();
    };
    leaving = { line: left, timer: setTimeout(finish, PATIENCE_MS) };
    left.listen((message) => {
      if (message.type !== "rested") return;
      // Another run may have been asked for meanwhile.
      if (had && configured === had) configured = { ...had, from: message.snapshot ?? undefined };
      finish();
    });
    left.send({ type: "rest" });
  };
  const claim = {
    grant() {
      holding = true;
      begin();
    },
    revoke() {
      holding = false;
      interrupted ||= line !== null;
      end();
    },
  };
  return {
    send(message) {
      if (gone) return;
      if (message.type === "pace") pace = message;
      if (message.type === "configure") configured = message;
      if (line) return line.send(message);
      if (IDLE.has(message.type)) return;
      // A new run takes the place of whatever the old one was told. It is sent first, from `configured`.
      queue = message.type === "configure" ? [] : [...queue, message];
      interrupted = true;
      turns.claim(claim);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake() {
      if (line || !configured) return;
      interrupted = true;
      turns.claim(claim);
    },
    rest() {
      interrupted = false;
      holding = false;
      end();
      turns.release(claim);
    },
    dispose() {
      gone = true;
      holding = false;
      listeners.clear();
      line?.dispose();
      leaving?.line.dispose();
      if (leaving) clearTimeout(leaving.timer);
      line = null;
      leaving = null;
      turns.release(claim);
    },
  };
}
