/** A moment of a run as plain numbers: what laneRun.ts takes and goes back to. */
import type { StateValues } from "@/lib/nn/stepper";

/** One weight tensor at a moment of a run. */
export interface TensorSnapshot {
  /** Row-major. */
  readonly parameters: Float32Array;
  /** As it is kept: floats, or codes and absmax. */
  readonly state: StateValues;
}

export interface LaneSnapshot {
  /** Steps that the optimizer has done. */
  readonly iterations: number;
  /** In the order of the task's weights. */
  readonly tensors: readonly TensorSnapshot[];
}

/** From this step on, this learning rate. */
export interface LearningRateChange {
  readonly step: number;
  readonly value: number;
}

/** A moment of a run: all that what follows depends on. Plain data, so that it can be posted or stored. */
export interface RunSnapshot {
  /** Steps done; also where the stream of batches stands. */
  readonly step: number;
  /** Changes of the learning rate up to then. */
  readonly changes: readonly LearningRateChange[];
  /** In the order of the config. */
  readonly lanes: readonly LaneSnapshot[];
}
