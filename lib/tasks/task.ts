/**
 * What can be trained on. A task is a folder with two files: what the page must know before the engine is there
 * (info.ts, listed in catalog.ts), and the data, model, loss and pictures (listed in index.ts).
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import type { AnyValues, OptionsTable } from "@/lib/options/options";

/** What determines a task's data, model and batches, together with its name. */
export interface TaskSettings {
  /** The task's own options, by the names of its table. */
  readonly options: AnyValues;
  /** Text of the reader's own instead of the built-in data, where the task takes some. */
  readonly ownData?: string;
  /** Width of the model, units: of its hidden layers, or of a token's vector. */
  readonly width: number;
  /** Samples a step; sequences a step for a language model. */
  readonly batchSize: number;
  readonly seed: number;
}

/** How big a task is, computed without making it. */
export interface TaskSize {
  /** Elements of each weight tensor, in the order of the weights. */
  readonly weights: readonly number[];
  /** Their names, in the same order. */
  readonly names?: readonly string[];
  /** Elements of the largest tensor that a step makes besides the weights, where it may be larger than they are. */
  readonly largest?: number;
  /** Floats that one step keeps between its forward and its backward pass, about. */
  readonly activations: number;
  /** Multiplications and additions of one lane's step, forward and backward, about. */
  readonly operations: number;
}

/** How well a model does on samples that it never trains on. */
export interface Metric {
  /** What is measured, as it stands in a sentence: "right on held-out samples". */
  readonly label: string;
  readonly kind: "share" | "error" | "perplexity";
  readonly better: "higher" | "lower";
}

/** Data of the reader's own: pasted, or the text of a dropped file. */
export interface OwnData {
  /** What a file picker offers: ".csv", ".txt". */
  readonly accept: readonly string[];
  /** What it must look like, as a sentence. */
  readonly hint: string;
  /** Why this text cannot be used with these options, as a sentence that says what to do; empty if it can. */
  check(text: string, options: AnyValues): string;
}

/** All that a page or a command line shows of a task without training it. No tensor library is behind it. */
export interface TaskInfo {
  readonly name: string;
  readonly label: string;
  /** One sentence for the reader. */
  readonly summary: string;
  readonly options: OptionsTable;
  /** What a run begins with when nothing else is asked for. */
  readonly defaults: {
    readonly width: number;
    readonly batchSize: number;
    readonly learningRate: number;
    readonly maxSteps: number;
  };
  /** Widths that a picker offers. */
  readonly widths: readonly number[];
  readonly metric: Metric;
  readonly ownData?: OwnData;
  /** @param settings of a task whose own data, if any, has been checked */
  size(settings: Omit<TaskSettings, "seed">): TaskSize;
}

/** One batch; the caller disposes both tensors. */
export interface Batch {
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
}

/** A task with its data made and its model initialized. It holds tensors of the backend that was active then. */
export interface TaskRun {
  /** The model's weights before the first step; `info.size` gives the same element counts. */
  readonly weights: readonly Weight[];
  /** What is drawn under the picture, the same for all lanes: see the task. */
  readonly samples: Float32Array;
  /** The next batch of a stream that the seed determines. */
  nextBatch(): Batch;
  /** The stream of batches from its beginning. */
  rewind(): void;
  /** Training loss of a batch; `variables` in the order of `weights`. */
  loss(variables: readonly tf.Variable[], batch: Batch): tf.Scalar;
  /** What the task shows of a model, as one float tensor; with `draw`, what that is made of. */
  picture(variables: readonly tf.Variable[]): tf.Tensor;
  /** Makes the picture of the values of `picture`'s tensor, where a device would be slow at it. */
  draw?(values: Float32Array): Float32Array;
  /** The task's metric, over samples that the model never trains on. */
  heldOut(variables: readonly tf.Variable[]): tf.Scalar;
  dispose(): void;
}

export interface Task {
  readonly info: TaskInfo;
  /**
   * Options that make no sense become their defaults.
   *
   * @throws RangeError with `info.ownData.check`'s sentence for data that cannot be used
   */
  make(settings: TaskSettings): TaskRun;
}
