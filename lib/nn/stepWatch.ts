/** Measures the longest step of a weight, on the device on which the weights are. */
import * as tf from "@tensorflow/tfjs-core";

/** The longest step of a weight so far. */
export interface LongestStep {
  /** Name of the variable that holds the weight. */
  readonly variable: string;
  /** Number of the step, from 1. */
  readonly step: number;
  /** Size of the step in learning rates; Infinity if the weight is no finite number any more. */
  readonly learningRates: number;
}

/** The longest step of each of some variables, and the numbers of those steps: tensors of [variables]. */
interface Longest {
  readonly variables: readonly string[];
  readonly sizes: tf.Tensor;
  readonly steps: tf.Tensor;
}

/** Stands for sizes that are no finite numbers: comparisons with NaN differ between devices. */
const LARGEST_FLOAT32 = 2 ** 127 * (2 - 2 ** -23);

/**
 * Measures how far weights move in each step. The maxima stay on the device until `longest` reads them, so
 * that a step waits for nothing.
 */
export class StepWatch {
  /** One entry for each set of variables that got a gradient in the same step. */
  private readonly found = new Map<string, Longest>();

  /**
   * Keeps the values of variables before a step. Call it in a tidy that includes `measure`.
   *
   * @returns one tensor per variable. A variable that shares its buffer gets another one before it is
   *   written to, so that the tensor keeps the old values.
   */
  keep(variables: readonly tf.Variable[]): tf.Tensor[] {
    return variables.map((variable) => tf.clone(variable));
  }

  /**
   * Measures the step that was just made.
   *
   * @param before of `keep`, in the order of the variables
   * @param learningRate of this step; 0 measures nothing
   * @param step number of the step, from 1
   */
  measure(
    variables: readonly tf.Variable[],
    before: readonly tf.Tensor[],
    learningRate: number,
    step: number,
  ): void {
    if (variables.length === 0 || learningRate === 0) return;
    const names = variables.map(({ name }) => name);
    const key = names.join("\n");
    const known = this.found.get(key);
    const moves = tf.stack(variables.map((variable, i) => tf.max(tf.abs(tf.sub(variable, before[i])))));
    const raw = tf.div(moves, learningRate);
    const sizes = tf.where(tf.isNaN(raw), tf.fill([names.length], LARGEST_FLOAT32), raw);
    const steps = tf.fill([names.length], step);
    const longer = known && tf.greater(sizes, known.sizes);
    this.found.set(key, {
      variables: names,
      sizes: tf.keep(longer ? tf.where(longer, sizes, known.sizes) : sizes),
      steps: tf.keep(longer ? tf.where(longer, steps, known.steps) : steps),
    });
    tf.dispose([known?.sizes, known?.steps]);
  }

  /** Returns the longest step so far; undefined if no step was measured. */
  async longest(): Promise<LongestStep | undefined> {
    // All reads begin before the first is awaited: the next step replaces the tensors.
    const lists = await Promise.all(
      [...this.found.values()].map(async ({ variables, sizes, steps }) => {
        const [size, at] = await Promise.all([sizes.data(), steps.data()]);
        return variables.map(
          (variable, i): LongestStep => ({
            variable,
            step: at[i],
            learningRates: size[i] >= LARGEST_FLOAT32 ? Number.POSITIVE_INFINITY : size[i],
          }),
        );
      }),
    );
    return lists
      .flat()
      .reduce<LongestStep | undefined>(
        (best, each) => (best && best.learningRates >= each.learningRates ? best : each),
        undefined,
      );
  }

  /** Frees the maxima. */
  dispose(): void {
    for (const { sizes, steps } of this.found.values()) tf.dispose([sizes, steps]);
    this.found.clear();
  }
}
