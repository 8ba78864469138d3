/** A step of a rule in operations of tfjs, for backends whose values are not in memory. */
import * as tf from "@tensorflow/tfjs-core";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";

/** The numbers of one step by name; those that sums over a tensor rescale are tensors of one element. */
export type OperationCoefficients = Readonly<Record<string, number | tf.Tensor>>;

/**
 * Returns parameters and states after a step of one tensor, [n] each. Call it in a tidy.
 *
 * @param p parameters, [n]
 * @param g their gradients, [n]
 * @param s one tensor for each state of the rule, [n]
 * @param c coefficients of the step, from the rule's `prepare`, rescaled if the step needs it
 * @param shape of the variable
 */
export type Operation = (
  p: tf.Tensor1D,
  g: tf.Tensor1D,
  s: readonly tf.Tensor1D[],
  c: OperationCoefficients,
  shape: readonly number[],
) => { readonly p: tf.Tensor1D; readonly s: readonly tf.Tensor1D[] };

/** A step of a rule in operations of tfjs, with the rule's own coefficients. */
export type RuleOperation = (
  p: tf.Tensor1D,
  g: tf.Tensor1D,
  s: readonly tf.Tensor1D[],
  c: Coefficients,
  shape: readonly number[],
) => ReturnType<Operation>;

/** Returns the coefficients of a step of one tensor, rescaled by sums over it: the twin of `tensorWide` of a rule. */
export type Rescale = (
  p: tf.Tensor1D,
  g: tf.Tensor1D,
  s: readonly tf.Tensor1D[],
  c: Coefficients,
) => OperationCoefficients;

/** Returns the coefficients of Adam and its sisters for steps, and a weight decay, that are `factor` times as long. */
export const shrunk = (c: Coefficients, factor: tf.Tensor): OperationCoefficients => ({
  ...c,
  stepSize: tf.mul(factor, c.stepSize),
  keep: c.keep === 1 ? 1 : tf.sub(1, tf.mul(factor, 1 - c.keep)),
});

/** Returns x * factor. */
export const scaled = (x: tf.Tensor1D, factor: number | tf.Tensor): tf.Tensor1D =>
  factor === 1 ? x : tf.mul(x, factor);

/** Returns old * keep + share * x. */
export const blended = (
  old: tf.Tensor1D,
  keep: number | tf.Tensor,
  x: tf.Tensor1D,
  share: number | tf.Tensor,
): tf.Tensor1D => tf.add(tf.mul(old, keep), scaled(x, share));

/** Returns the gradient with its scale and, in rules whose weight decay is a part of it, the decay. */
export function decayed(p: tf.Tensor1D, g: tf.Tensor1D, c: OperationCoefficients): tf.Tensor1D {
  const own = scaled(g, c.gnormScale);
  return c.weightDecay === 0 ? own : tf.add(own, tf.mul(p, c.weightDecay));
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
