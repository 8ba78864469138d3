/** The page's side of the jobs: one figure's newest request, computed in a leased worker. */
import type { Said } from "@/lib/i18n/said";
import { makeLease } from "@/lib/session/lease";
import { failureOf, type OpenSession, workerAt } from "@/lib/session/open";
import type { Turns } from "@/lib/session/turns";
import type { FromCompute, JobName, Jobs, ToCompute } from "./jobs";

const TASK = "computes";
const computeWorkerAt = workerAt<ToCompute, FromCompute>("/engine/compute.js", TASK);
const trainerWorkerAt = workerAt<ToCompute, FromCompute>("/engine/trainer.js", TASK, "hardware");
const xrayWorkerAt = workerAt<ToCompute, FromCompute>("/engine/xray.js", "reads");

interface JobPlace {
  /** The worker that does the job. */
  readonly workerAt: (base: string) => OpenSession<ToCompute, FromCompute>;
  /** Whether the job opens a GPU device where there is one. */
  readonly onGpu: boolean;
}

/** Where each job is done. */
export const JOB_PLACES: Readonly<Record<JobName, JobPlace>> = {
  "block-curve": { workerAt: computeWorkerAt, onGpu: true },
  outlier: { workerAt: computeWorkerAt, onGpu: false },
  "mixed-scale": { workerAt: computeWorkerAt, onGpu: false },
  "update-errors": { workerAt: computeWorkerAt, onGpu: false },
  formats: { workerAt: computeWorkerAt, onGpu: false },
  "format-lane": { workerAt: computeWorkerAt, onGpu: false },
  clinic: { workerAt: computeWorkerAt, onGpu: false },
  "clinic-order": { workerAt: computeWorkerAt, onGpu: false },
  nf4: { workerAt: computeWorkerAt, onGpu: false },
  "sharded-state": { workerAt: computeWorkerAt, onGpu: false },
  "outlier-columns": { workerAt: computeWorkerAt, onGpu: true },
  spqr: { workerAt: computeWorkerAt, onGpu: false },
  "gradient-exchange": { workerAt: computeWorkerAt, onGpu: false },
  "loss-spikes": { workerAt: computeWorkerAt, onGpu: false },
  xray: { workerAt: xrayWorkerAt, onGpu: false },
  "embedding-gradients": { workerAt: trainerWorkerAt, onGpu: true },
};

/** What a figure does with the parts of a job. */
export interface JobListener<Part> {
  /** Called with each part: a picture at least as good as the one before. */
  part(part: Part): void;
  done(): void;
  /** Called with the reason why no part will follow. */
  failed(why: Said): void;
}

/** Computes one figure's requests, one at a time. */
export interface JobRunner {
  /** Computes this, in place of what was asked for before, whose listener is not called again. */
  ask<N extends JobName>(job: N, request: Jobs[N]["request"], listener: JobListener<Jobs[N]["part"]>): void;
  /** As `Lease.wake`: begins what was not done. */
  wake(): void;
  /** As `Lease.rest`: what was not done begins anew later. */
  rest(): void;
}

/**
 * Makes the runner of one figure's jobs. The figure counts as far until `wake` is called.
 *
 * @param open opens a session with a worker of jobs
 * @param turns turns at the GPU; null for jobs that do not use it
 */
export function makeJobRunner(open: OpenSession<ToCompute, FromCompute>, turns: Turns | null): JobRunner {
  /** Number of the last start: later parts of an older job are known by it. */
  let id = 0;
  let asked: { readonly job: JobName; readonly request: unknown } | null = null;
  let listener: JobListener<unknown> | null = null;

  const lease = makeLease<ToCompute, FromCompute>({
    open,
    turns,
    begin(send) {
      if (asked) send({ type: "start", id: ++id, ...asked });
    },
    hear(message) {
      if (message.id !== id) return;
      if (message.type === "part") listener?.part(message.part);
      else if (message.type === "done") {
        lease.done();
        listener?.done();
      } else {
        // The reason may be the worker itself: the next request gets a new one.
        lease.stop();
        listener?.failed(failureOf(TASK, message.sentence));
      }
    },
    fail: (why) => listener?.failed(why),
  });
  return {
    ask(job, request, heardBy) {
      asked = { job, request };
      listener = heardBy as JobListener<unknown>;
      // Until the new job begins, parts that come are of the old one.
      id++;
      lease.want();
    },
    wake: lease.wake,
    rest: lease.rest,
  };
}
