/**
 * What the page and the worker that trains say to each other. Plain data only, so that it can be posted.
 */

/** Everything that determines a twin run. Two runs with equal configs give equal numbers on one engine. */
export interface TwinConfig {
  /** Name in the list of tasks. */
  readonly task: string;
  /** The task's own settings: which data, noise, sample count, ... */
  readonly taskOptions: Readonly<Record<string, string | number | boolean>>;
  /** Hidden width of the model, units. */
  readonly width: number;
  /** Samples a step. */
  readonly batchSize: number;
  /** Name in the list of update rules. */
  readonly rule: string;
  readonly learningRate: number;
  /** Name in the list of maps; the signed map stores m, the unsigned one r. */
  readonly map: string;
  /**
   * A table of the reader's own instead of that map, 2 to 256 ascending values: it stores m if it has negative
   * values, else r.
   */
  readonly mapValues?: readonly number[];
  /** Values that share one absmax. */
  readonly blockSize: number;
  /** Tensors with fewer elements keep 32-bit state in the 8-bit lane too. */
  readonly min8bitSize: number;
  /** Determines data, initial weights and batches. */
  readonly seed: number;
  /** The run stops after this many steps. */
  readonly maxSteps: number;
}

/** Where the numbers come from; shown to the reader in a chip. */
export interface EngineInfo {
  readonly kind: "webgpu" | "reference";
  /** Adapter name, or what runs instead. */
  readonly device: string;
  /** Why it is not WebGPU, as a sentence; empty on WebGPU. */
  readonly reason: string;
}

/** One tensor of the model and how its state is kept in the 8-bit lane. */
export interface TensorLedger {
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether the 8-bit lane keeps codes for it, or 32-bit floats because it is small. */
  readonly eightBit: boolean;
  /** Bytes of optimizer state in each lane: sizes of the buffers that hold it. */
  readonly stateBytes32: number;
  readonly stateBytes8: number;
}

export type RunStatus = "loading" | "ready" | "running" | "paused" | "finished" | "failed";

/** What a batch of steps produced; sent at most once a frame. Typed arrays are transferred. */
export interface Frame {
  /**
   * Number of the first step in this frame, from 0; `loss32.length` steps are reported. None are in the frames that
   * show where a run stands: before it begins, after a reset, a pause or its end.
   */
  readonly firstStep: number;
  /** Training loss of each lane, before the update of that step. */
  readonly loss32: Float32Array;
  readonly loss8: Float32Array;
  /** Cosine between the two lanes' updates of each step, -1 to 1; NaN where an update is zero. */
  readonly cosine: Float32Array;
  /** Steps a second over the last moments, both lanes counted as one step. */
  readonly stepsPerSecond: number;
  /** How often each code is in use in the 8-bit lane, over all 8-bit tensors; one histogram a state (m, r). */
  readonly codeCounts: readonly Uint32Array[];
  /** What the task draws, both lanes (for points: class scores on a grid, row-major). */
  readonly picture32: Float32Array;
  readonly picture8: Float32Array;
}

export type ToWorker =
  | { readonly type: "configure"; readonly config: TwinConfig; readonly engine: "auto" | "reference" }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  /** Back to step 0 of the same run. */
  | { readonly type: "reset" }
  | { readonly type: "learningRate"; readonly value: number }
  /** Steps a second at most; null for as fast as the device can. */
  | { readonly type: "pace"; readonly stepsPerSecond: number | null }
  /** Ask for the 32-bit lane's optimizer state as it is now. */
  | { readonly type: "states" }
  /** The page has drawn the last frame and wants the next. */
  | { readonly type: "drawn" }
  /** Destroy the device, as if the driver had: for the tests of recovery. */
  | { readonly type: "loseDevice" };

export type FromWorker =
  | {
      readonly type: "ready";
      readonly engine: EngineInfo;
      readonly tensors: readonly TensorLedger[];
      /** What the task draws under the model's picture (for points: x, y, class of each sample, interleaved). */
      readonly samples: Float32Array;
    }
  | { readonly type: "frame"; readonly frame: Frame }
  /** The 32-bit lane's state, all tensors one after the other; one array a state of the rule (m, r). */
  | { readonly type: "states"; readonly step: number; readonly states: readonly Float32Array[] }
  /** `sentence` says why the run is in this state when it is not obvious (a stop by itself, an error). */
  | { readonly type: "status"; readonly status: RunStatus; readonly sentence: string };
