/** What a twin run can train on. A new task is one file and one entry in the list (index.ts). */
import type * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import type { AnyValues, OptionsTable } from "../options";

/** What determines a task's data, model and batches, together with its name. */
export interface TaskSettings {
  /** The task's own options, by the names of its table. */
  readonly options: AnyValues;
  /** Hidden width of the model, units. */
  readonly width: number;
  /** Samples a step. */
  readonly batchSize: number;
  readonly seed: number;
}

/** One batch; the caller disposes both tensors. */
export interface Batch {
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
}

/** A task with its data made and its model initialized. It holds tensors of the backend that was active then. */
export interface TaskRun {
  /** The model's weights before the first step. */
  readonly weights: readonly Weight[];
  /** What is drawn under the picture: see the task. */
  readonly samples: Float32Array;
  /** The next batch of a stream that the seed determines. */
  nextBatch(): Batch;
  /** The stream of batches from its beginning. */
  rewind(): void;
  /** Training loss of a batch; `variables` in the order of `weights`. */
  loss(variables: readonly tf.Variable[], batch: Batch): tf.Scalar;
  /** What the task shows of a model, as one float tensor. */
  picture(variables: readonly tf.Variable[]): tf.Tensor;
  /** Share of held-out samples that the model gets right, 0 to 1. */
  heldOutAccuracy(variables: readonly tf.Variable[]): tf.Scalar;
  dispose(): void;
}

export interface Task {
  readonly name: string;
  readonly label: string;
  /** One sentence for the reader. */
  readonly summary: string;
  readonly options: OptionsTable;
  make(settings: TaskSettings): TaskRun;
}
