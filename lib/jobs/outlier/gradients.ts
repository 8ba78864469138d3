import { makeRandom } from "@/lib/numerics/random";

/** Gradients made up by a seed: the same for every run that is to be compared. */
export interface GradientSource {
  /** Typical size (standard deviation) of each parameter's gradient. */
  readonly scale: Float32Array;
  /** The gradients of one step, from 1: a new array, a function of seed and step alone. */
  at(step: number): Float32Array;
}

/** Typical size of a gradient where nothing else is said. Adam's step does not depend on it, epsilon aside. */
const GRADIENT_SIZE = 1e-2;

/** Stream 0 of a seed draws the scales; steps count from 1 and draw from the stream of their number. */
const SCALES = 0;

/**
 * Normal gradients, each parameter with a scale of its own.
 *
 * @param n number of parameters
 * @param spread standard deviation of the scales' power of ten: 0 makes all parameters alike, 0.25 puts most of them
 *   within one decade
 */
export function logNormalGradients(seed: number, n: number, spread: number): GradientSource {
  const random = makeRandom(seed, SCALES);
  return gradientsOf(
    seed,
    Float32Array.from({ length: n }, () => GRADIENT_SIZE * 10 ** (spread * random.normal())),
  );
}

/** Normal gradients with given scales. */
export function gradientsOf(seed: number, scale: Float32Array): GradientSource {
  return {
    scale,
    at(step) {
      const { normal } = makeRandom(seed, step);
      return Float32Array.from(scale, (size) => size * normal());
    },
  };
}

/** The same gradients with one element made `factor` times its typical size; it keeps its sign. */
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
