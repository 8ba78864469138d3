/** The lease of a worker that trains a run: it goes on from a snapshot, bit by bit, after it had to end. */
import type { Said } from "@/lib/i18n/said";
import type { RunConfig } from "@/lib/training/config";
import type { RunSnapshot } from "@/lib/training/runSnapshot";
import { makeLease } from "./lease";
import type { FromWorker, ToWorker } from "./messages";
import { type OpenSession, workerAt } from "./open";
import type { Turns } from "./turns";

/** Path of the worker's script below the site's root. */
export const RUN_WORKER = "/engine/worker.js";
/** Opens sessions with the worker that trains a figure's run. */
export const runWorkerAt = workerAt<ToWorker, FromWorker>(RUN_WORKER, "trains", "hardware");

/** The run that a worker is to train. */
export interface WantedRun {
  readonly config: RunConfig;
  readonly engine: "auto" | "reference";
  /** Steps a second at most; null for as fast as the device can. */
  readonly pace: number | null;
  /** Whether it trains at once; else it waits for "run". */
  readonly running?: boolean;
}

/** What owns the run: it alone remembers which run is wanted. */
export interface RunOwner {
  /** Called when a worker begins. @returns the run that is wanted now */
  begin(): WantedRun;
  hear(message: FromWorker): void;
  /** Hears why the worker stopped. */
  fail(why: Said): void;
  /** Called when another figure has taken the GPU. */
  interrupted?(): void;
}

/** A message to the worker about the run at hand. */
export type RunOrder = Exclude<ToWorker, { type: "configure" | "open" | "rest" }>;

/** A run's worker, as its owner uses it. */
export interface RunLease {
  /** Another run is wanted, from its step 0. It begins when the figure is near and the GPU is granted. */
  begin(): void;
  /** Sends an order about the run at hand. Wakes a run that rests, if the order can wait for it. */
  send(order: RunOrder): void;
  /** Ends the worker and forgets the run. */
  stop(): void;
  /** As `Lease.wake`. */
  wake(): void;
  /** As `Lease.rest`. */
  rest(): void;
}

/** Orders that mean nothing to a run without a worker. The next worker learns the pace when it begins. */
const ONLY_WHILE_OPEN: ReadonlySet<RunOrder["type"]> = new Set([
  "drawn",
  "pause",
  "pace",
  "snapshot",
  "states",
]);

/**
 * Makes the lease of a run. The figure counts as far until `wake` is called.
 *
 * @param open opens a session with a worker that trains
 * @param turns turns at the GPU; null for runs that train on the CPU
 * @param owner remembers the wanted run and hears of it
 */
export function makeRunLease(
  open: OpenSession<ToWorker, FromWorker>,
  turns: Turns | null,
  owner: RunOwner,
): RunLease {
  /** Where the last worker left the run. */
  let from: RunSnapshot | undefined;
  /** Orders for the next worker. */
  let queue: RunOrder[] = [];

  const lease = makeLease<ToWorker, FromWorker>({
    ...owner,
    open,
    turns,
    begin(send) {
      const { config, engine, pace, running } = owner.begin();
      send({ type: "configure", config, engine, from });
      // From now on the worker knows better where the run stands.
      from = undefined;
      if (pace !== null) send({ type: "pace", stepsPerSecond: pace });
      if (running) send({ type: "run" });
      for (const order of queue) send(order);
      queue = [];
    },
    farewell: {
      question: { type: "rest" },
      keep(message, stale) {
        if (message.type !== "rested") return false;
        if (!stale) from = message.snapshot ?? undefined;
        return true;
      },
    },
  });
  return {
    begin() {
      from = undefined;
      queue = [];
      lease.want();
    },
    send(order) {
      if (lease.send(order) || ONLY_WHILE_OPEN.has(order.type)) return;
      queue.push(order);
      lease.wake();
    },
    stop: lease.stop,
    wake: lease.wake,
    rest: lease.rest,
  };
}
