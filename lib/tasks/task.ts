/**
 * The interface of a training task. A task is a folder with two files: the description that a page needs
 * before the engine is loaded (info.ts, listed in catalog.ts), and the data, model, loss and picture (listed
 * in index.ts).
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import type { TaskWords } from "./messages";
import type { CsvWanted } from "./table/choices";

/** The settings that, with the name of the task, determine data, model and batches. */
export interface TaskSettings {
  /** Values of the task's own options, by the names of its table. */
  readonly options: AnyValues;
  /**
   * Data of the reader's own as text, instead of the built-in data; only for tasks with `TaskInfo.ownData`.
   */
  readonly ownData?: string;
  /** Width of the model, units: of its hidden layers, or of a token's vector. */
  readonly width: number;
  /** Samples a step; sequences a step for a language model. */
  readonly batchSize: number;
  /** Seed of data, initial weights and batches; a whole number from 0. */
  readonly seed: number;
}

/** The size of a task, computed without making it. */
export interface TaskSize {
  /** Elements of each weight tensor, in the order of the weights. */
  readonly weights: readonly number[];
  /** Names of the weights, in the same order. */
  readonly names?: readonly string[];
  /**
   * Elements of the largest tensor of a step other than the weights, if it can be larger than all weights.
   */
  readonly largest?: number;
  /** Approximate number of floats that one step keeps between its forward and its backward pass. */
  readonly activations: number;
  /** Approximate number of multiplications and additions in one lane's step, forward and backward. */
  readonly operations: number;
}

/** The measure of a model's quality on samples that it never trains on. */
export interface Metric {
  /** Name of the metric as a part of a sentence: "right on held-out samples". */
  readonly label: string;
  readonly kind: "share" | "error" | "perplexity";
  readonly better: "higher" | "lower";
}

/** Data of the reader's own that a task accepts: pasted text, or the text of a dropped file. */
export interface OwnData {
  /** File name endings for a file picker: ".csv", ".txt". */
  readonly accept: readonly string[];
  /** Required form of the text, as a sentence. */
  readonly hint: string;
  /**
   * Returns why a text cannot be used with these options, as a sentence that says what to do; empty if it
   * can.
   *
   * @param t finds the words of the sentence; by default they are in English
   */
  check(text: string, options: AnyValues, t?: TaskWords): string;
  /** Returns what is read from a text that `check` accepts, as a sentence with counts. */
  describe(text: string, options: AnyValues, t?: TaskWords): string;
  /** The columns of a table that the task wants; absent if the text is no table. */
  readonly columns?: CsvWanted;
}

/**
 * The description of a task: all that a page or a command line shows without training. It needs no tensor
 * library.
 */
export interface TaskInfo {
  /** Name in configs, links and command lines. */
  readonly name: string;
  /** Name for the reader, in English; `names.ts` finds it and the texts below in other languages. */
  readonly label: string;
  /** One sentence for the reader. */
  readonly summary: string;
  readonly options: OptionsTable;
  /** Settings of a run that asks for nothing else. */
  readonly defaults: {
    readonly width: number;
    readonly batchSize: number;
    readonly learningRate: number;
    readonly maxSteps: number;
  };
  /** Widths that a picker offers, ascending. */
  readonly widths: readonly number[];
  readonly metric: Metric;
  /** Absent for a task that makes its own data. */
  readonly ownData?: OwnData;
  /**
   * Returns the size of the task.
   *
   * @param settings with own data, if any, that `ownData.check` accepts
   */
  size(settings: Omit<TaskSettings, "seed">): TaskSize;
}

/** One batch of samples and their targets; the caller disposes both tensors. */
export interface Batch {
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
}

/**
 * A task with its data and initial weights. It holds tensors of the tfjs backend that was active when it was
 * made.
 */
export interface TaskRun {
  /** The model's weights before the first step; `info.size` gives the same element counts. */
  readonly weights: readonly Weight[];
  /** Data that is drawn below the picture, the same for all lanes; each task documents the layout. */
  readonly samples: Float32Array;
  /** Returns the next batch of a stream that the seed determines. */
  nextBatch(): Batch;
  /** Restarts the stream of batches. */
  rewind(): void;
  /** Returns the mean training loss of a batch; `variables` in the order of `weights`. */
  loss(variables: readonly tf.Variable[], batch: Batch): tf.Scalar;
  /** Returns the picture of a model as one float tensor, or the input of `draw` if the task has one. */
  picture(variables: readonly tf.Variable[]): tf.Tensor;
  /** Makes the picture from the values of `picture`'s tensor on the CPU, where a GPU would be slow at it. */
  draw?(values: Float32Array): Float32Array;
  /** Returns the task's metric over samples that the model never trains on. */
  heldOut(variables: readonly tf.Variable[]): tf.Scalar;
  /** Frees the tensors. */
  dispose(): void;
}

/** A task: its description, and a function that makes data and model. */
export interface Task {
  readonly info: TaskInfo;
  /**
   * Makes data and model on the active tfjs backend. Invalid options become their defaults.
   *
   * @throws RangeError with the sentence of `info.ownData.check` for own data that cannot be used
   */
  make(settings: TaskSettings): TaskRun;
}
