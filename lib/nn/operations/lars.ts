import * as tf from "@tensorflow/tfjs-core";
import { type Rescale, scaled } from "./operation";

/** The trust ratio of LARS, whose step is momentum's. Twin: lib/numerics/rules/lars.ts. */
export const trustOfLars: Rescale = (p, g, _, c) => {
  const own = tf.where(tf.isFinite(g), scaled(g, c.gnormScale), tf.zerosLike(g));
  const size = tf.norm(p);
  const gradient = tf.norm(own);
  const known = tf.logicalAnd(tf.greater(size, 0), tf.greater(gradient, 0));
  const ratio = tf.div(size, tf.add(gradient, tf.mul(size, c.weightDecay)));
  const trust = tf.mul(tf.where(known, ratio, tf.onesLike(ratio)), c.trustCoefficient);
  return {
    ...c,
    weightDecay: c.weightDecay === 0 ? 0 : tf.mul(trust, c.weightDecay),
    gnormScale: tf.mul(trust, c.gnormScale),
  };
};
