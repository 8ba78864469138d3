/**
 * What the page and the worker that trains say to each other. Plain data only, so that it can be posted.
 */
import type { LearningRateChange, RunSnapshot } from "./runSnapshot";

/** How one lane updates its weights, and how it keeps the optimizer's state. */
export interface LaneConfig {
  /** Name in the list of update rules. */
  readonly rule: string;
  /**
   * Hyper-parameters that differ from the rule's defaults. A learning rate among them is this lane's own: the run's,
   * and its changes on the way, do not apply to the lane then.
   */
  readonly hyper: Readonly<Record<string, number>>;
  /** Bits of one stored value; at 32 the rest of the entries is of no account. */
  readonly bits: 32 | 8 | 4;
  /** Name in the list of maps; the signed map stores m, the unsigned one r. In 4 bits r is always stored linearly. */
  readonly map: string;
  /**
   * A table of the reader's own instead of that map, ascending values, 2 to as many as there are codes: it stores m
   * if it has negative values, else r.
   */
  readonly mapValues?: readonly number[];
  /** Values that share one absmax; "tensor" makes each tensor one block, which 4-bit state does not have. */
  readonly blockSize: number | "tensor";
  /** Tensors with fewer elements keep 32-bit state in this lane too. */
  readonly min8bitSize: number;
  /**
   * Weights whose state stays in 32 bits whatever their size: a layer (what stands before the slash of a weight's
   * name: "embedding") or one weight ("hidden1/kernel").
   */
  readonly keep32: readonly string[];
}

/** Lanes of one run at most: as many as can be told apart in a picture. */
export const mostLanes = 6;

/** Everything that determines a run. Two runs with equal configs give equal numbers on one engine. */
export interface RunConfig {
  /** Name in the list of tasks. */
  readonly task: string;
  /** The task's own settings: which data, noise, sample count, ... */
  readonly taskOptions: Readonly<Record<string, string | number | boolean>>;
  /** Text of the reader's own instead of the built-in data, where the task takes some. */
  readonly ownData?: string;
  /** Width of the model, units: of its hidden layers, or of a token's vector. */
  readonly width: number;
  /** Samples a step; sequences a step for a language model. */
  readonly batchSize: number;
  /** Determines data, initial weights and batches. */
  readonly seed: number;
  /** The run stops after this many steps. */
  readonly maxSteps: number;
  /** Of all lanes that have none of their own. */
  readonly learningRate: number;
  /** One to `mostLanes`; the first one is the reference that the others are compared with. */
  readonly lanes: readonly LaneConfig[];
}

/** Where the numbers come from; shown to the reader in a chip. */
export interface EngineInfo {
  readonly kind: "webgpu" | "reference";
  /** Adapter name, or what runs instead. */
  readonly device: string;
  /** Why it is not WebGPU, as a sentence; empty on WebGPU. */
  readonly reason: string;
  /** What it can hold; null on the CPU, which reports nothing. */
  readonly limits: DeviceLimits | null;
}

/** Sizes that a device reports, bytes. How much it holds in all, WebGPU does not tell. */
export interface DeviceLimits {
  /** Of one buffer. */
  readonly maxBufferSize: number;
  /** Of one buffer as a kernel sees it; no larger than the one before counts. */
  readonly maxStorageBufferBindingSize: number;
}

/** How long a step of a run took, for estimates of others (estimate.ts). */
export interface Measured {
  /** Multiplications and additions of a step, all lanes together. */
  readonly operations: number;
  /** Weight tensors of all lanes together: what a step does besides, it does for each of them. */
  readonly tensors: number;
  readonly secondsPerStep: number;
}

/** One tensor of the model, and how its state is kept in each lane. */
export interface TensorLedger {
  readonly name: string;
  readonly shape: readonly number[];
  /** In the order of the run's lanes. */
  readonly lanes: readonly TensorState[];
}

export interface TensorState {
  /** Bits of one stored value: the lane's, or 32 because the tensor is small or was named. */
  readonly bits: 32 | 8 | 4;
  /** Size of the buffers that hold the state. */
  readonly bytes: number;
}

export type RunStatus = "loading" | "ready" | "running" | "paused" | "finished" | "failed";

/** How the lanes look at one moment; one entry for each lane. */
export interface Drawing {
  /** What the task draws (for points: class scores on a grid, row-major). */
  readonly pictures: readonly Float32Array[];
  /** The task's metric on held-out samples. */
  readonly heldOut: readonly number[];
  /**
   * How often each code is in use, over all tensors of a lane that are kept in codes: one histogram a state (m, r), of
   * 256 or 16 counts; an empty list for a lane without codes.
   */
  readonly codeCounts: readonly (readonly Uint32Array[])[];
}

/** What a batch of steps produced; sent at most once a frame of the screen. The page gets copies of the arrays. */
export interface Frame {
  /**
   * Number of the first step in this frame, from 0; `losses[0].length` steps are reported. None are in the frames that
   * show where a run stands: before it begins, after a reset, a pause or its end.
   */
  readonly firstStep: number;
  /** Training loss of each lane, before the update of that step; NaN from where a lane left the range of numbers. */
  readonly losses: readonly Float32Array[];
  /**
   * Cosine between a lane's updates and those of lane 0, -1 to 1; NaN where an update is zero. One array for each lane
   * from lane 1 on: `cosines[i]` belongs to lane i + 1.
   */
  readonly cosines: readonly Float32Array[];
  /**
   * How the lanes look after some step of this frame, or after its last one where it has no steps. They are drawn as
   * often as a small share of the time allows: null where they have not been since the frame before.
   */
  readonly drawing: Drawing | null;
  /** Steps a second over the last moments; a step of all lanes counts once. */
  readonly stepsPerSecond: number;
}

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
  | { readonly type: "speed"; readonly measured: readonly Measured[] }
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
