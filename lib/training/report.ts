/** The reports of a run as plain data: engine, memory, losses, moves of weights, pictures. */

import type { FailureKey } from "@/lib/i18n/enFailure";
import type { LiveKey } from "@/lib/i18n/enLive";
import type { Said } from "@/lib/i18n/said";
import type { StateBits } from "@/lib/nn/optimizerConfig";
import type { MovesOfSteps } from "@/lib/numerics/moves";

/** Words about a run, as data: a worker does not know the language of the reader. */
export type RunSaid = Said<FailureKey | LiveKey>;

/** The engine that computes; shown to the reader in a chip. */
export interface EngineInfo {
  readonly kind: "webgpu" | "reference";
  /** Name of the GPU's adapter, or of the CPU engine. */
  readonly device: string;
  /** Why the engine is not WebGPU; empty on WebGPU. */
  readonly reason: Said;
  /** Limits of the device; null on the CPU, which reports none. */
  readonly limits: DeviceLimits | null;
}

/** Limits of a device, bytes. WebGPU does not report the total memory. */
export interface DeviceLimits {
  /** Largest size of a buffer. */
  readonly maxBufferSize: number;
  /** Largest part of a buffer that a kernel can bind; the smaller of both limits applies. */
  readonly maxStorageBufferBindingSize: number;
}

/** The time of a step and the work it does, for estimates of other runs (estimate.ts). */
export interface StepTiming {
  /** Multiplications and additions of a step, all lanes together. */
  readonly operations: number;
  /** Weight tensors of all lanes together: the overhead of a step is proportional to their number. */
  readonly tensors: number;
  readonly secondsPerStep: number;
}

/** One weight tensor of the model, and how each lane stores its state. */
export interface TensorLedger {
  readonly name: string;
  readonly shape: readonly number[];
  /** In the order of the run's lanes. */
  readonly lanes: readonly TensorState[];
}

/** How one lane stores the optimizer's state of one tensor. */
export interface TensorState {
  /** Bits of one stored value: the lane's bits, or 32 if the tensor is small or named in `keep32`. */
  readonly bits: StateBits;
  /** Size of the buffers that hold the state. */
  readonly bytes: number;
}

/** The phase of a run in a worker. */
export type RunStatus = "loading" | "ready" | "running" | "paused" | "finished" | "failed";

/** Pictures of all lanes at one moment; each list has one entry for each lane. */
export interface Drawing {
  /** The task's pictures; each task documents the layout (points: class scores on a grid, row-major). */
  readonly pictures: readonly Float32Array[];
  /** The task's metric on held-out samples. */
  readonly heldOut: readonly number[];
  /**
   * Uses of each code in all tensors of a lane whose state is stored in codes: one histogram per state (m,
   * r), with 256 or 16 counts, or no counts for a state in floats; an empty list for a lane without codes.
   */
  readonly codeCounts: readonly (readonly Uint32Array[])[];
}

/**
 * Results of a batch of steps, sent at most once per frame of the screen. The page receives copies of the
 * arrays.
 */
export interface Frame {
  /**
   * Number of the first step in this frame, from 0; the frame reports `losses[0].length` steps. Frames that
   * show the state of a run (before it begins, after a reset, a pause or its end) report none.
   */
  readonly firstStep: number;
  /** Training loss of each lane before the update of the step; NaN or infinite once a lane has diverged. */
  readonly losses: readonly Float32Array[];
  /**
   * Cosine between the updates of a lane and of lane 0, -1 to 1; NaN where an update is zero. One array for
   * each lane from lane 1 on: `cosines[i]` belongs to lane i + 1.
   */
  readonly cosines: readonly Float32Array[];
  /**
   * How far the weights of each lane moved in each step. A lane whose rule makes steps of any size (`longStep` of
   * the rule is left out) is not measured: NaN and zeros.
   */
  readonly moves: readonly MovesOfSteps[];
  /**
   * Pictures after some step of this frame, or of the current state if the frame has no steps. Pictures take
   * only a small share of the time, so that not every frame has new ones: null if there are none since the
   * last frame.
   */
  readonly drawing: Drawing | null;
  /** Current speed, steps a second; a step of all lanes counts once. */
  readonly stepsPerSecond: number;
}
