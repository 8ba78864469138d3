/** The messages between the page and the worker that trains. Plain data only, so that they can be posted. */
import type { RunConfig } from "@/lib/training/config";
import type { EngineInfo, Frame, RunStatus, StepTiming, TensorLedger } from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";

/** To the worker. */
export type ToWorker =
  | {
      readonly type: "configure";
      readonly config: RunConfig;
      readonly engine: "auto" | "reference";
      /** Where a run of this config stood: it goes on from there, bit by bit. Left out, it begins. */
      readonly from?: RunSnapshot;
    }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  /** Back to step 0 of the same run. */
  | { readonly type: "reset" }
  | { readonly type: "learningRate"; readonly value: number }
  /** Steps a second at most; null for as fast as the device can. */
  | { readonly type: "pace"; readonly stepsPerSecond: number | null }
  /** Ask for a lane's optimizer state as it is now. */
  | { readonly type: "states"; readonly lane: number }
  /**
   * Time a few steps of this task at its smallest widths, with these lanes: between two frames, for a second or so. The
   * run at hand goes on after it as if nothing had been.
   */
  | { readonly type: "calibrate"; readonly config: RunConfig }
  /** The page has drawn the last frame and wants the next. */
  | { readonly type: "drawn" }
  /** Say where the run stands and give the device back; nothing goes on before the next "configure". */
  | { readonly type: "rest" }
  /** Destroy the device, as if the driver had: for the tests of recovery. */
  | { readonly type: "loseDevice" };

/** From the worker. */
export type FromWorker =
  | {
      readonly type: "ready";
      /** Of the run that was made: another one may have been asked for meanwhile. */
      readonly config: RunConfig;
      readonly engine: EngineInfo;
      readonly tensors: readonly TensorLedger[];
      /** What the task draws under the model's picture (for points: x, y, class of each sample, interleaved). */
      readonly samples: Float32Array;
    }
  | { readonly type: "frame"; readonly frame: Frame }
  /**
   * All changes of the learning rate on the way: after "ready" if there are any, with each new one, and when a reset has
   * undone them. Each has the step from which it counts, which may lie beyond the last frame: the device is ahead of the
   * page.
   */
  | { readonly type: "rates"; readonly rates: readonly LearningRateChange[] }
  /** The answer to "rest": null if there was no run. */
  | { readonly type: "rested"; readonly snapshot: RunSnapshot | null }
  /** The answer to "calibrate". */
  | { readonly type: "speed"; readonly measured: readonly StepTiming[] }
  /** A lane's state as numbers, all tensors one after the other; one array a state of its rule (m, r). */
  | {
      readonly type: "states";
      readonly lane: number;
      readonly step: number;
      readonly states: readonly Float32Array[];
    }
  /**
   * `sentence` says why the run is in this state when it is not obvious: a stop by itself, an error, or that a lane has
   * left the range of numbers while the others go on ("running", or "paused" where that was just then).
   */
  | { readonly type: "status"; readonly status: RunStatus; readonly sentence: string };
