import { type MixedResult, type MixedSetup, mixedRun } from "../outlier/mixedScale";
import { type OutlierResult, type OutlierSetup, outlierRun } from "../outlier/run";
import { type BlockCurvePart, type BlockCurveRequest, blockCurve } from "./blockCurve";
import { type SlicedPart, slicedJob } from "./sliced";

/**
 * Long computations that have a worker to themselves, so that the page goes on answering. A job is a generator: it
 * yields what is ready so far, a picture at least as good each time, and between two parts it can be stopped. Parts
 * come every few hundredths of a second, so that a reader who drags a slider never waits for stale work.
 *
 * The one list of jobs; a new one is one line in each of the two.
 */
export interface Jobs {
  readonly "block-curve": { readonly request: BlockCurveRequest; readonly part: BlockCurvePart };
  readonly outlier: { readonly request: OutlierSetup; readonly part: SlicedPart<OutlierResult> };
  readonly "mixed-scale": { readonly request: MixedSetup; readonly part: SlicedPart<MixedResult> };
}

/** Optimizer steps between two reports of a run of a few thousand parameters: some thirty milliseconds. */
const STEPS_A_PART = 10;

export type JobName = keyof Jobs;

export const JOBS: { [N in JobName]: (request: Jobs[N]["request"]) => Generator<Jobs[N]["part"]> } = {
  "block-curve": blockCurve,
  outlier: (setup) => slicedJob(outlierRun(setup), STEPS_A_PART),
  "mixed-scale": (setup) => slicedJob(mixedRun(setup), STEPS_A_PART),
};

/** To the worker. A start ends the job before it: one client wants one picture, the newest. */
export type ToCompute =
  | { readonly type: "start"; readonly id: number; readonly job: JobName; readonly request: unknown }
  | { readonly type: "stop" };

/** From the worker; `id` is that of the start, so that a late part of an old job is known as one. */
export type FromCompute =
  | { readonly type: "part"; readonly id: number; readonly part: unknown }
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly sentence: string };
