import type { TimingPart, TimingRequest } from "./timeKernels";

/** To the worker: it does one run, and ends with the page's interest in it. */
export type ToTiming = TimingRequest;

/** From the worker. */
export type FromTiming =
  | { readonly type: "part"; readonly part: TimingPart }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly sentence: string };
