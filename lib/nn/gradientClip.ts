/** Clips gradients before a step, with the options and the meaning of Keras. */
import * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";

/** How gradients are clipped; at most one of the options. A gradient with a NaN or an infinity has no norm, and stays. */
export interface ClipOptions {
  /** Each element is clipped to the range from -clipValue to clipValue. */
  readonly clipValue?: number;
  /** Each variable's gradient is scaled down to this norm if its norm is larger. */
  readonly clipNorm?: number;
  /** All gradients of a step are scaled down together if the norm of all their elements is larger. */
  readonly globalClipNorm?: number;
}

export const CLIP_OPTIONS = ["clipValue", "clipNorm", "globalClipNorm"] as const;

/** Returns the clip options among others. @throws OptimizerError for several, and for a bound that is not above 0 */
export function clipOf(options: ClipOptions): ClipOptions {
  const given = CLIP_OPTIONS.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  for (const [name, value] of given) {
    if (!(value > 0 && Number.isFinite(value)))
      throw new OptimizerError(name, value, "a finite number above 0");
  }
  if (given.length > 1)
    throw new OptimizerError("clip options", given.map(([name]) => name).join(" and "), "one of them");
  return Object.fromEntries(given);
}

const squares = (gradient: tf.Tensor): tf.Tensor => tf.sum(tf.square(gradient));

/** Returns 1, or bound / norm if the norm is finite and larger than the bound, as a scalar. */
function factorOf(squaredNorm: tf.Tensor, bound: number): tf.Tensor {
  const norm = tf.sqrt(squaredNorm);
  return tf.where(tf.isFinite(norm), tf.div(bound, tf.maximum(norm, bound)), tf.onesLike(norm));
}

/** Returns clipped gradients in the same order. Call it in a tidy. */
export function clipGradients(
  gradients: readonly tf.Tensor[],
  { clipValue, clipNorm, globalClipNorm }: ClipOptions,
): readonly tf.Tensor[] {
  if (gradients.length === 0) return gradients;
  if (clipValue !== undefined)
    return gradients.map((gradient) => tf.clipByValue(gradient, -clipValue, clipValue));
  if (clipNorm !== undefined)
    return gradients.map((gradient) => tf.mul(gradient, factorOf(squares(gradient), clipNorm)));
  if (globalClipNorm === undefined) return gradients;
  const factor = factorOf(tf.addN(gradients.map(squares)), globalClipNorm);
  return gradients.map((gradient) => tf.mul(gradient, factor));
}
