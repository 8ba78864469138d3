/** The orthogonalization of Muon with tfjs. Twin: lib/numerics/newtonSchulz.ts, which has the formulas. */
import * as tf from "@tensorflow/tfjs-core";
import { NEWTON_SCHULZ, NEWTON_SCHULZ_STEPS } from "@/lib/numerics/newtonSchulz";
import { exactMatMul } from "./exactMatMul";

/** The smallest normal float32: what a matrix of zeros is divided by. */
const SMALLEST = 2 ** -126;

/**
 * Returns a matrix with its singular values near 1, by the same iteration as `newtonSchulz`, in float32.
 *
 * @param g [rows, columns]
 * @returns [rows, columns]; zeros for a matrix of zeros
 */
export function orthogonalize(g: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const { a, b, c } = NEWTON_SCHULZ;
    // Divided by the largest value first: squares of small gradients would underflow.
    const scaled = tf.div<tf.Tensor2D>(g, tf.maximum(tf.max(tf.abs(g)), SMALLEST));
    const norm = tf.sqrt(tf.sum(tf.square(scaled)));
    const tall = g.shape[0] > g.shape[1];
    const begin = tf.div<tf.Tensor2D>(scaled, tf.maximum(norm, SMALLEST));
    let x: tf.Tensor2D = tall ? tf.transpose(begin) : begin;
    for (let step = 0; step < NEWTON_SCHULZ_STEPS; step++) {
      const square = exactMatMul(x, x, false, true);
      const factor = tf.add<tf.Tensor2D>(tf.mul(square, b), tf.mul(exactMatMul(square, square), c));
      x = tf.add<tf.Tensor2D>(tf.mul(x, a), exactMatMul(factor, x));
    }
    return tall ? tf.transpose(x) : x;
  });
}
