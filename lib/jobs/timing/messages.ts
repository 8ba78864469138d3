/** The messages between the page and the worker that times the reader's GPU. */
import { workerAt } from "@/lib/session/open";
import type { TimingPart, TimingRequest } from "./timeKernels";

/** Message to the worker: it does one timing, and ends with the page's interest in it. */
export type ToTiming = TimingRequest;

/** Messages from the worker. */
export type FromTiming =
  | { readonly type: "part"; readonly part: TimingPart }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly sentence: string };

/** Opens sessions with the worker that times the reader's GPU. */
export const timingWorkerAt = workerAt<ToTiming, FromTiming>("/engine/timing.js", "times the GPU");
