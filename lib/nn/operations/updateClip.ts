import * as tf from "@tensorflow/tfjs-core";
import { blended, type Rescale, scaled, shrunk } from "./operation";

/** The update clip of StableAdamW. Twin: lib/numerics/rules/updateClip.ts. */
export const updateClip: Rescale = (_, g, [, r], c) => {
  const own = scaled(g, c.gnormScale);
  const newR = blended(r, c.beta2, tf.square(own), c.oneMinusBeta2);
  const ratio = tf.div(tf.square(own), tf.maximum(newR, c.scaledEpsilon ** 2));
  // 0 / 0 for an element that never had a gradient, if epsilon is 0.
  const counts = tf.logicalAnd(tf.isFinite(g), tf.notEqual(own, 0));
  const mean = tf.mean(tf.where(counts, ratio, tf.zerosLike(ratio)));
  const rms = tf.sqrt(tf.mul(mean, c.correction2));
  return shrunk(c, tf.div(1, tf.maximum(rms, 1)));
};
