import type { Said } from "@/lib/i18n/said";
import type { BlockCurvePart, BlockCurveRequest } from "./blockCurve/blockCurve";
import { makeCurveJob } from "./blockCurve/curveJob";
import {
  type ClinicPart,
  type ClinicSetup,
  clinicRun,
  type OrderFound,
  type OrderSetup,
  orderRun,
} from "./clinic/clinicJob";
import type { GradientsPart } from "./embeddingGradients/job";
import type { GradientsSetup } from "./embeddingGradients/size";
import { formatLaneRun, type LaneResult } from "./formats/lane";
import { type MuseumResult, museumRun } from "./formats/museum";
import type { LaneSetup, MuseumSetup } from "./formats/setup";
import { type MixedResult, type MixedSetup, mixedRun } from "./outlier/mixedScale";
import { type OutlierResult, type OutlierSetup, outlierRun } from "./outlier/run";
import { type Part, type SlicedPart, slicedJob } from "./sliced";
import { type UpdateErrorResult, type UpdateErrorSetup, updateErrorRun } from "./updateErrors/run";
import {
  type GradientExchangeResult,
  type GradientExchangeSetup,
  gradientExchangeRun,
} from "./weights/gradientExchange";
import { type LossSpikesResult, type LossSpikesSetup, lossSpikesRun } from "./weights/lossSpikes";
import { type Nf4Result, type Nf4Setup, nf4Job } from "./weights/nf4";
import type { OutlierColumnsResult, OutlierColumnsSetup } from "./weights/outlierColumns";
import { makeOutlierColumnsJob } from "./weights/outlierColumnsJob";
import { type ShardedResult, type ShardedSetup, shardedRun } from "./weights/sharded";
import { type SpqrResult, type SpqrSetup, spqrRun } from "./weights/spqr";
import type { XrayRequest, XrayResult } from "./xray/job";

/**
 * Long computations that run in a worker, so that the page goes on answering. A job is a generator: it yields
 * a picture at least as good as the one before, and can be dropped between two parts. Parts come every few
 * hundredths of a second, so that a reader who drags a slider never waits for stale work.
 *
 * This is the one list of jobs. The compiler then asks for the code of each (below, or trainer.worker.ts) and
 * for its worker (jobRunner.ts).
 */
export interface Jobs {
  readonly "block-curve": { readonly request: BlockCurveRequest; readonly part: BlockCurvePart };
  readonly outlier: { readonly request: OutlierSetup; readonly part: SlicedPart<OutlierResult> };
  readonly "mixed-scale": { readonly request: MixedSetup; readonly part: SlicedPart<MixedResult> };
  readonly "update-errors": {
    readonly request: UpdateErrorSetup;
    readonly part: SlicedPart<UpdateErrorResult>;
  };
  readonly formats: { readonly request: MuseumSetup; readonly part: SlicedPart<MuseumResult> };
  readonly "format-lane": { readonly request: LaneSetup; readonly part: SlicedPart<LaneResult> };
  readonly clinic: { readonly request: ClinicSetup; readonly part: ClinicPart };
  readonly "clinic-order": { readonly request: OrderSetup; readonly part: SlicedPart<OrderFound | null> };
  readonly nf4: { readonly request: Nf4Setup; readonly part: SlicedPart<Nf4Result> };
  readonly "sharded-state": { readonly request: ShardedSetup; readonly part: SlicedPart<ShardedResult> };
  readonly "outlier-columns": {
    readonly request: OutlierColumnsSetup;
    readonly part: SlicedPart<OutlierColumnsResult>;
  };
  readonly spqr: { readonly request: SpqrSetup; readonly part: SlicedPart<SpqrResult> };
  readonly "gradient-exchange": {
    readonly request: GradientExchangeSetup;
    readonly part: SlicedPart<GradientExchangeResult>;
  };
  readonly "loss-spikes": { readonly request: LossSpikesSetup; readonly part: SlicedPart<LossSpikesResult> };
  readonly xray: { readonly request: XrayRequest; readonly part: SlicedPart<XrayResult> };
  readonly "embedding-gradients": { readonly request: GradientsSetup; readonly part: GradientsPart };
}

/** Optimizer steps between two parts, for a run of a few thousand parameters: some thirty milliseconds. */
const STEPS_A_PART = 10;
/** The same where a step takes a hundredth of a second: training, and four ways of storing 16,384 weights. */
const SLOW_STEPS_A_PART = 3;

/** The name of a job. */
export type JobName = keyof Jobs;

/** Jobs that train a model with the tensor library, in a worker of their own (trainer.worker.ts). */
export type TrainingJob = "embedding-gradients";
/** Jobs that read files, in a worker of their own (xray.worker.ts). */
export type FileJob = "xray";
/** Jobs that need no tensor library (compute.worker.ts). */
export type PictureJob = Exclude<JobName, TrainingJob | FileJob>;

/** The parts of a job; those of a job on the GPU come asynchronously. */
type PartsOf<P extends Part> = Generator<P> | AsyncGenerator<P>;

/** What the jobs use of the worker in which they run. */
export interface JobSurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  /** Milliseconds. */
  now(): number;
}

/** Makes the jobs that need no tensor library. */
export const makeJobs = ({
  gpu,
  now,
}: JobSurroundings): { [N in PictureJob]: (request: Jobs[N]["request"]) => PartsOf<Jobs[N]["part"]> } => ({
  "block-curve": makeCurveJob(gpu, now),
  outlier: (setup) => slicedJob(outlierRun(setup), STEPS_A_PART),
  "mixed-scale": (setup) => slicedJob(mixedRun(setup), STEPS_A_PART),
  "update-errors": (setup) => slicedJob(updateErrorRun(setup), SLOW_STEPS_A_PART),
  formats: (setup) => slicedJob(museumRun(setup), 1),
  "format-lane": (setup) => slicedJob(formatLaneRun(setup), STEPS_A_PART),
  clinic: clinicRun,
  "clinic-order": (setup) => slicedJob(orderRun(setup), SLOW_STEPS_A_PART),
  "sharded-state": (setup) => slicedJob(shardedRun(setup), STEPS_A_PART),
  "outlier-columns": makeOutlierColumnsJob(gpu),
  spqr: (setup) => slicedJob(spqrRun(setup), SLOW_STEPS_A_PART),
  "gradient-exchange": (setup) => slicedJob(gradientExchangeRun(setup), SLOW_STEPS_A_PART),
  "loss-spikes": (setup) => slicedJob(lossSpikesRun(setup), SLOW_STEPS_A_PART),
  nf4: nf4Job,
});

/**
 * Message to the worker: begins a job, and ends the job before it. A figure wants one picture, the newest.
 */
export interface ToCompute {
  readonly type: "start";
  readonly id: number;
  readonly job: JobName;
  readonly request: unknown;
}

/** Messages from the worker; `id` is that of the start, so that a late part of an old job can be told. */
export type FromCompute =
  | { readonly type: "part"; readonly id: number; readonly part: unknown }
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly sentence: Said };
