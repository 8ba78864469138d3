/**
 * Measuring two lanes step by step without slowing them down: on the GPU the numbers stay there until they are
 * read, all at once.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";

/** One of the two trainings. */
export interface Lane {
  /** In the order of the task's weights. */
  readonly variables: readonly tf.Variable[];
  readonly optimizer: BlockwiseOptimizer;
}

export interface Lanes {
  readonly exact: Lane;
  readonly eightBit: Lane;
}

/** What was measured since the last reading, one value a step. */
export interface Readings {
  readonly loss32: Float32Array;
  readonly loss8: Float32Array;
  /** Cosine between the lanes' updates over all parameters, -1 to 1; NaN where an update is zero. */
  readonly cosine: Float32Array;
  /** How often each code is in use now, per state of the rule, over all variables with 8-bit state. */
  readonly codeCounts: readonly Uint32Array[];
}

/** Made when the lanes have their initial weights; it remembers the parameters from step to step. */
export interface Meter {
  /** Call after the updates of each step. The losses are scalars from before the updates. */
  record(loss32: tf.Scalar, loss8: tf.Scalar): void;
  read(): Promise<Readings>;
  dispose(): void;
}

/** Most steps between two readings. */
export const meterCapacity = 256;
