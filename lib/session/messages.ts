/** The messages between the page and the worker that trains a run: plain data, which can be posted. */
import type { RunConfig } from "@/lib/training/config";
import type { EngineInfo, Frame, RunSaid, RunStatus, StepTiming, TensorLedger } from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";

/** Messages to the worker. */
export type ToWorker =
  /** Makes a run, in place of the one before. */
  | {
      readonly type: "configure";
      readonly config: RunConfig;
      readonly engine: "auto" | "reference";
      /** Where a run of this config stood: it goes on from there, bit by bit. Left out for step 0. */
      readonly from?: RunSnapshot;
    }
  /** Opens the best engine there is, ahead of the first "configure". */
  | { readonly type: "open" }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  /**
   * Does one step, or all steps up to step `to`, and stays paused. Orders with `to` can be repeated: a run that is there
   * already does nothing.
   */
  | { readonly type: "step"; readonly to?: number }
  /** Goes back to step 0 of the same run. */
  | { readonly type: "reset" }
  | { readonly type: "learningRate"; readonly value: number }
  /** Sets the most steps a second; null for as fast as the device can. */
  | { readonly type: "pace"; readonly stepsPerSecond: number | null }
  /** Asks for weights and optimizer states of all lanes as they are now; the run goes on. */
  | { readonly type: "snapshot" }
  /**
   * Goes on from weights and states that the page has changed, such as a loaded optimizer state: a snapshot of this run
   * at the step where it stands. The run pauses.
   */
  | { readonly type: "restore"; readonly snapshot: RunSnapshot }
  /** Asks for a lane's optimizer state as it is now. */
  | { readonly type: "states"; readonly lane: number }
  /**
   * Times a few steps of this task at its smallest widths, with these lanes: between two frames, for a second
   * or so. The run at hand goes on afterwards, and none of its numbers change.
   */
  | { readonly type: "calibrate"; readonly config: RunConfig }
  /** The page has drawn the last frame and wants the next. */
  | { readonly type: "drawn" }
  /** Asks where the run stands and gives the device back; nothing goes on before the next "configure". */
  | { readonly type: "rest" }
  /** Destroys the device, as if the driver had: for the tests of recovery. */
  | { readonly type: "loseDevice" };

/** Messages from the worker. */
export type FromWorker =
  | {
      readonly type: "ready";
      /** The config of the run that was made: another run may have been asked for meanwhile. */
      readonly config: RunConfig;
      readonly engine: EngineInfo;
      readonly tensors: readonly TensorLedger[];
      /**
       * What the task draws under the model's picture (for points: x, y, class of each sample, interleaved).
       */
      readonly samples: Float32Array;
    }
  | { readonly type: "frame"; readonly frame: Frame }
  /**
   * All changes of the learning rate in mid-run: posted after "ready" if there are any, at each new one, and
   * when a reset has undone them. Each has the step from which it counts, which may lie beyond the last
   * frame: the device is ahead of the page.
   */
  | { readonly type: "rates"; readonly rates: readonly LearningRateChange[] }
  /** The answer to "rest": null if there was no run. */
  | { readonly type: "rested"; readonly snapshot: RunSnapshot | null }
  /** The answer to "snapshot"; none is sent where there is no run. */
  | { readonly type: "snapshot"; readonly snapshot: RunSnapshot }
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
   * `sentence` says why the run is in this state when it is not obvious: a stop by itself, an error, or that
   * a lane has left the range of numbers while the others go on ("running", or "paused" if the run paused at
   * that moment).
   */
  | { readonly type: "status"; readonly status: RunStatus; readonly sentence: RunSaid };
