/** Random gradients for runs without a model. */
import { makeRandom } from "@/lib/numerics/random";

/** Random gradients that depend only on a seed, so that all runs that are compared have the same. */
export interface GradientSource {
  /** Standard deviation of each parameter's gradient. */
  readonly scale: Float32Array;
  /** Returns the gradients of one step, from 1, as a new array; a function of seed and step alone. */
  at(step: number): Float32Array;
}

/** Typical size of a gradient. Adam's step does not depend on it, except for epsilon. */
const GRADIENT_SIZE = 1e-2;

/** Stream of a seed for the scales; step number k, from 1, draws from stream k. */
const SCALES = 0;

/**
 * Makes normally distributed gradients; each parameter has a scale of its own.
 *
 * @param n number of parameters
 * @param spread standard deviation of log10 of the scales: with 0 all are equal, with 0.25 most lie within
 *   one decade
 */
export function logNormalGradients(seed: number, n: number, spread: number): GradientSource {
  const random = makeRandom(seed, SCALES);
  return gradientsOf(
    seed,
    Float32Array.from({ length: n }, () => GRADIENT_SIZE * 10 ** (spread * random.normal())),
  );
}

/** Makes normally distributed gradients with given standard deviations. */
export function gradientsOf(seed: number, scale: Float32Array): GradientSource {
  return {
    scale,
    at(step) {
      const { normal } = makeRandom(seed, step);
      return Float32Array.from(scale, (size) => size * normal());
    },
  };
}

/**
 * Returns a copy of the gradients in which one element has `factor` times its typical size and its old sign.
 */
export function withOutlier(
  grads: Float32Array,
  { scale }: GradientSource,
  element: number,
  factor: number,
): Float32Array {
  const hit = grads.slice();
  hit[element] = (grads[element] < 0 ? -1 : 1) * factor * scale[element];
  return hit;
}
