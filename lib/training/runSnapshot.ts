/** Snapshots of a run as plain data: `LaneRun.snapshot` makes them, `LaneRun.restore` continues from them. */
import type { StateValues } from "@/lib/nn/stepper";

/** One weight tensor and its optimizer state. */
export interface TensorSnapshot {
  /** Parameters, row-major. */
  readonly parameters: Float32Array;
  /** Optimizer state as it is stored: floats, or codes and absmax. */
  readonly state: StateValues;
}

/** All tensors of one lane. */
export interface LaneSnapshot {
  /** Number of steps that the optimizer has done. */
  readonly iterations: number;
  /** In the order of the task's weights. */
  readonly tensors: readonly TensorSnapshot[];
}

/** A change of the learning rate that holds from a step on. */
export interface LearningRateChange {
  /** Number of the first step with the new learning rate, from 0. */
  readonly step: number;
  /** The new learning rate. */
  readonly value: number;
}

/** A moment of a run: all data that the following steps depend on. It can be posted and stored. */
export interface RunSnapshot {
  /** Number of steps done; also the number of batches drawn. */
  readonly step: number;
  /** Changes of the learning rate so far. */
  readonly changes: readonly LearningRateChange[];
  /** In the order of the config's lanes. */
  readonly lanes: readonly LaneSnapshot[];
}
