import type { BlockCurvePart, BlockCurveRequest } from "./blockCurve/blockCurve";
import { makeCurveJob } from "./blockCurve/curveJob";
import type { GradientsPart } from "./embeddingGradients/job";
import type { GradientsSetup } from "./embeddingGradients/size";
import { type MixedResult, type MixedSetup, mixedRun } from "./outlier/mixedScale";
import { type OutlierResult, type OutlierSetup, outlierRun } from "./outlier/run";
import type { Part } from "./part";
import { type SlicedPart, slicedJob } from "./sliced";
import { type UpdateErrorResult, type UpdateErrorSetup, updateErrorRun } from "./updateErrors/run";

/**
 * Long computations that have a worker to themselves, so that the page goes on answering. A job is a generator: it
 * yields what is ready so far, a picture at least as good each time, and between two parts it can be stopped. Parts
 * come every few hundredths of a second, so that a reader who drags a slider never waits for stale work.
 *
 * The one list of jobs; the compiler then asks for what does it (below, or trainer.worker.ts) and the page for the worker
 * that it runs in.
 */
export interface Jobs {
  readonly "block-curve": { readonly request: BlockCurveRequest; readonly part: BlockCurvePart };
  readonly outlier: { readonly request: OutlierSetup; readonly part: SlicedPart<OutlierResult> };
  readonly "mixed-scale": { readonly request: MixedSetup; readonly part: SlicedPart<MixedResult> };
  readonly "update-errors": {
    readonly request: UpdateErrorSetup;
    readonly part: SlicedPart<UpdateErrorResult>;
  };
  readonly "embedding-gradients": { readonly request: GradientsSetup; readonly part: GradientsPart };
}

/** Optimizer steps between two reports of a run of a few thousand parameters: some thirty milliseconds. */
const STEPS_A_PART = 10;

export type JobName = keyof Jobs;

/** Jobs that train a model with the tensor library, in a worker of their own (trainer.worker.ts). */
export type TrainingJob = "embedding-gradients";
/** All others. */
export type PictureJob = Exclude<JobName, TrainingJob>;

/** The parts of a job; a job that uses the GPU cannot have them at once. */
type Parts<P extends Part> = Generator<P> | AsyncGenerator<P>;

/** Where the jobs run. */
export interface Surroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  /** Milliseconds. */
  now(): number;
}

export const makeJobs = ({
  gpu,
  now,
}: Surroundings): { [N in PictureJob]: (request: Jobs[N]["request"]) => Parts<Jobs[N]["part"]> } => ({
  "block-curve": makeCurveJob(gpu, now),
  outlier: (setup) => slicedJob(outlierRun(setup), STEPS_A_PART),
  "mixed-scale": (setup) => slicedJob(mixedRun(setup), STEPS_A_PART),
  // Training and four ways of storing 16,384 weights: one step takes a hundredth of a second.
  "update-errors": (setup) => slicedJob(updateErrorRun(setup), 3),
});

/** To the worker. A start ends the job before it: one client wants one picture, the newest. */
export type ToCompute =
  | { readonly type: "start"; readonly id: number; readonly job: JobName; readonly request: unknown }
  | { readonly type: "stop" };

/** From the worker; `id` is that of the start, so that a late part of an old job is known as one. */
export type FromCompute =
  | { readonly type: "part"; readonly id: number; readonly part: unknown }
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly sentence: string };
