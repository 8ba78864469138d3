/** A training task in plain arrays, which both the reference and an optimizer of lib/nn can train. */

/** One tensor of a model, or of its gradients. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A model, its data and its loss. */
export interface Problem {
  /** Weights before the first step. */
  readonly weights: readonly Tensor[];
  /**
   * Draws the next batch, and computes its loss and gradients.
   *
   * @param params one array per weight, in the order of `weights`; not changed
   * @returns the loss, and one gradient per weight
   */
  next(params: readonly Float32Array[]): { readonly loss: number; readonly grads: readonly Float32Array[] };
}

/** Makes a problem from its seed: the same seed gives the same weights and the same batches. */
export type MakeProblem = (seed: number) => Problem;
