import * as tf from "@tensorflow/tfjs-core";
import { blended, type Rescale, scaled, shrunk } from "./operation";

/** The trust ratio of LAMB, whose step is Adam's. Twin: lib/numerics/rules/lamb.ts. */
export const trustOfLamb: Rescale = (p, g, [m, r], c) => {
  const own = scaled(g, c.gnormScale);
  const newR = blended(r, c.beta2, tf.square(own), c.oneMinusBeta2);
  const newM = blended(m, c.beta1, own, c.oneMinusBeta1);
  const direction = tf.div(newM, tf.add(tf.sqrt(newR), c.scaledEpsilon));
  const u = tf.sub(tf.mul(direction, c.stepSize), tf.mul(p, 1 - c.keep));
  const size = tf.sum(tf.square(p));
  // A parameter whose gradient is NaN or infinite does not move.
  const move = tf.sum(tf.where(tf.isFinite(g), tf.square(u), tf.zerosLike(u)));
  const known = tf.logicalAnd(tf.greater(size, 0), tf.greater(move, 0));
  const trust = tf.mul(tf.sqrt(tf.div(size, move)), c.learningRate);
  return shrunk(c, tf.where(known, trust, tf.onesLike(trust)));
};
