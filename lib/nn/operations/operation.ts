/** A step of a rule in operations of tfjs, for backends whose values are not in memory. */
import * as tf from "@tensorflow/tfjs-core";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";

/**
 * Returns parameters and states after a step of one tensor, [n] each. Call it in a tidy.
 *
 * @param p parameters, [n]
 * @param g their gradients, [n]
 * @param s one tensor for each state of the rule, [n]
 * @param c coefficients of the step, from the rule's `prepare`
 */
export type Operation = (
  p: tf.Tensor1D,
  g: tf.Tensor1D,
  s: readonly tf.Tensor1D[],
  c: Coefficients,
) => { readonly p: tf.Tensor1D; readonly s: readonly tf.Tensor1D[] };

/** Returns x * factor. */
export const scaled = (x: tf.Tensor1D, factor: number): tf.Tensor1D => (factor === 1 ? x : tf.mul(x, factor));

/** Returns old * keep + share * x. */
export const blended = (old: tf.Tensor1D, keep: number, x: tf.Tensor1D, share: number): tf.Tensor1D =>
  tf.add(tf.mul(old, keep), scaled(x, share));

/** Returns the gradient with its scale and, in rules whose weight decay is a part of it, the decay. */
export function decayed(p: tf.Tensor1D, g: tf.Tensor1D, c: Coefficients): tf.Tensor1D {
  const own = scaled(g, c.gnormScale);
  return c.weightDecay > 0 ? tf.add(own, tf.mul(p, c.weightDecay)) : own;
}

/**
 * Returns what an operation moved; where a gradient is NaN or infinite the old parameter, and zeros as states.
 *
 * @param p parameters before the step
 */
export function whereFinite(
  g: tf.Tensor1D,
  p: tf.Tensor1D,
  moved: ReturnType<Operation>,
): ReturnType<Operation> {
  const finite = tf.isFinite(g);
  const zeros = tf.zerosLike(p);
  return { p: tf.where(finite, moved.p, p), s: moved.s.map((state) => tf.where(finite, state, zeros)) };
}
