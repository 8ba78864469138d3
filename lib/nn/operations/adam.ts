import * as tf from "@tensorflow/tfjs-core";
import { blended, type Operation, scaled, whereFinite } from "./operation";

/** Adam and AdamW. Twin: `applyAdam` in lib/numerics/rules/adam.ts. */
export const adam: Operation = (p, g, [m, r], c) => {
  const own = scaled(g, c.gnormScale);
  const newR = blended(r, c.beta2, tf.square(own), c.oneMinusBeta2);
  const newM = blended(m, c.beta1, own, c.oneMinusBeta1);
  const direction = tf.div<tf.Tensor1D>(newM, tf.add(tf.sqrt(newR), c.scaledEpsilon));
  const moved = scaled(tf.add(p, tf.mul(direction, c.stepSize)), c.keep);
  return whereFinite(g, p, { p: moved, s: [newM, newR] });
};
