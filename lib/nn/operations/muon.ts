import * as tf from "@tensorflow/tfjs-core";
import { matrixScale, matrixShapeOf } from "@/lib/numerics/rules/matrices";
import { orthogonalize } from "../orthogonalize";
import { blended, type Operation, scaled } from "./operation";

/** Muon, for matrices. Twins: lib/numerics/rules/muon.ts, newtonSchulz.ts and applyDirection.ts. */
export const muon: Operation = (p, g, [m], c, shape) => {
  const own = tf.mul<tf.Tensor1D>(scaled(g, c.gnormScale), c.oneMinusMomentum);
  const newM = blended(m, c.momentum, own, 1);
  const step = tf.mul<tf.Tensor1D>(blended(newM, c.momentum, own, 1), tf.neg(c.learningRate));
  const matrix = matrixShapeOf(shape);
  if (!matrix) return { p: tf.add(scaled(p, c.keep), step), s: [newM] };
  const direction = tf.reshape(orthogonalize(tf.reshape(step, [matrix.rows, matrix.columns])), [p.size]);
  const rate = tf.mul(c.learningRate, matrixScale(matrix));
  return { p: tf.add(scaled(p, c.keep), tf.mul(direction, rate)), s: [newM] };
};
