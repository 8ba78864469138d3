/** What a run reports about itself, as plain data: engine, memory, losses, pictures. */

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
export interface StepTiming {
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
