/**
 * Layer normalization (Ba, Kiros and Hinton, 2016), with its gradient in closed form, which takes a third of
 * the kernels that tfjs would run.
 */
import * as tf from "@tensorflow/tfjs-core";
import { NORM_EPSILON } from "@/lib/numerics/transformer/layerNorm";

/**
 * Returns the rows of x, each shifted and scaled to mean 0 and variance 1, [rows, width].
 *
 * With n = normalize(x) and s the standard deviation of a row, the gradient is
 * (dy - mean(dy) - n mean(dy n)) / s.
 *
 * @param x [rows, width]
 */
export function normalize(x: tf.Tensor2D): tf.Tensor2D {
  const operation = tf.customGrad((...args) => {
    const [rows, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const centred = tf.sub(rows, tf.mean(rows, 1, true));
    const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), NORM_EPSILON));
    const value = tf.mul(centred, inverse);
    save([value, inverse]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [normal, scale] = saved;
        const along = tf.mul(normal, tf.mean(tf.mul(dy, normal), 1, true));
        return tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, 1, true)), along), scale);
      },
    };
  });
  return operation(x) as tf.Tensor2D;
}

/**
 * Returns the normalized rows of x times `gain` plus `bias`, [rows, width].
 *
 * @param x [rows, width]
 * @param gain [width]
 * @param bias [width]
 */
export function layerNorm(x: tf.Tensor2D, gain: tf.Tensor, bias: tf.Tensor): tf.Tensor2D {
  return tf.add(tf.mul(normalize(x), gain), bias) as tf.Tensor2D;
}
