/**
 * The steps of rules in operations of tfjs, by the names of their twins in lib/numerics/rules, whose formulas they have.
 * Steps that need sums over the tensor rescale their coefficients first.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Rule } from "@/lib/numerics/rules/rule";
import { adam } from "./adam";
import { trustOfLamb } from "./lamb";
import { trustOfLars } from "./lars";
import { muon } from "./muon";
import {
  blended,
  decayed,
  type Operation,
  type OperationCoefficients,
  type Rescale,
  type RuleOperation,
  scaled,
  whereFinite,
} from "./operation";
import { updateClip } from "./updateClip";

const sgd: Operation = (p, g, _, c) => ({ p: tf.sub(p, tf.mul(decayed(p, g, c), c.learningRate)), s: [] });

const momentum: Operation = (p, g, [m], c) => {
  const newM = tf.add<tf.Tensor1D>(tf.mul(m, c.momentum), decayed(p, g, c));
  return { p: tf.sub(p, tf.mul(newM, c.learningRate)), s: [newM] };
};

const nesterov: Operation = (p, g, [m], c) => {
  const own = decayed(p, g, c);
  const newM = tf.add<tf.Tensor1D>(tf.mul(m, c.momentum), own);
  const direction = tf.add(own, tf.mul(newM, c.momentum));
  return { p: tf.sub(p, tf.mul(direction, c.learningRate)), s: [newM] };
};

/**
 * Returns the parameters after a step of rmsprop or adagrad, along a gradient that is divided by the root of r.
 *
 * @param own the gradient with its scale and its decay
 */
function divided(
  p: tf.Tensor1D,
  g: tf.Tensor1D,
  own: tf.Tensor1D,
  r: tf.Tensor1D,
  c: OperationCoefficients,
): tf.Tensor1D {
  const numerator = c.rawGradient === 1 ? g : own;
  return tf.sub(p, tf.mul(tf.div(numerator, tf.add(tf.sqrt(r), c.epsilon)), c.learningRate));
}

const rmsprop: Operation = (p, g, s, c) => {
  const own = decayed(p, g, c);
  const r = blended(s[0], c.alpha, tf.square(own), c.oneMinusAlpha);
  return { p: divided(p, g, own, r, c), s: [r] };
};

const adagrad: Operation = (p, g, s, c) => {
  const own = decayed(p, g, c);
  const r = tf.add<tf.Tensor1D>(s[0], tf.square(own));
  return { p: divided(p, g, own, r, c), s: [r] };
};

const lion: Operation = (p, g, [m], c) => {
  const own = scaled(g, c.gnormScale);
  const direction = blended(m, c.beta1, own, c.oneMinusBeta1);
  // The sign, and 0 for NaN.
  const sign = tf.sub(
    tf.cast(tf.greater(direction, 0), "float32"),
    tf.cast(tf.less(direction, 0), "float32"),
  );
  return {
    p: tf.sub(scaled(p, c.keep), tf.mul(sign, c.learningRate)),
    s: [blended(m, c.beta2, own, c.oneMinusBeta2)],
  };
};

const ademamix: Operation = (p, g, [m1, m2, r], c) => {
  const own = scaled(g, c.gnormScale);
  const newM1 = blended(m1, c.beta1, own, c.oneMinusBeta1);
  const newM2 = blended(m2, c.beta3, own, c.oneMinusBeta3);
  const newR = blended(r, c.beta2, tf.square(own), c.oneMinusBeta2);
  const numerator = blended(newM1, c.inverseCorrection1, newM2, c.alpha);
  const denominator = tf.add(tf.mul(tf.sqrt(newR), c.inverseCorrection2), c.epsilon);
  const moved = scaled(tf.sub(p, tf.mul(tf.div(numerator, denominator), c.learningRate)), c.keep);
  return whereFinite(g, p, { p: moved, s: [newM1, newM2, newR] });
};

const tfAdagrad: Operation = (p, g, [r], c) => {
  const own = decayed(p, g, c);
  const before = tf.where(tf.greater(r, 0), r, tf.fill([r.size], c.initialAccumulator as number));
  const newR = tf.add<tf.Tensor1D>(before, tf.square(own));
  const step = tf.mul(tf.div(own, tf.sqrt(tf.add(newR, c.epsilon))), c.learningRate);
  return { p: tf.sub(p, step), s: [newR] };
};

const adadelta: Operation = (p, g, [r, u], c) => {
  const own = decayed(p, g, c);
  const root = (x: tf.Tensor1D) => tf.sqrt(tf.add(x, c.epsilon));
  const d = tf.mul<tf.Tensor1D>(tf.div(root(u), root(r)), own);
  return {
    p: tf.sub(p, tf.mul(d, c.learningRate)),
    s: [blended(r, c.rho, tf.square(own), c.oneMinusRho), blended(u, c.rho, tf.square(d), c.oneMinusRho)],
  };
};

const tfRmsprop: Operation = (p, g, [r, m], c) => {
  const own = decayed(p, g, c);
  const newR = blended(r, c.decay, tf.square(own), c.oneMinusDecay);
  const step = tf.div(tf.mul(own, c.learningRate), tf.sqrt(tf.add(newR, c.epsilon)));
  const newM = tf.add<tf.Tensor1D>(tf.mul(m, c.momentum), step);
  return { p: tf.sub(p, newM), s: [newR, newM] };
};

const tfRmspropCentered: Operation = (p, g, [v, a, m], c) => {
  const own = decayed(p, g, c);
  const away = tf.square(tf.sub<tf.Tensor1D>(own, a));
  const newV = scaled(tf.add(v, scaled(away, c.oneMinusDecay)), c.decay);
  const newA = blended(a, c.decay, own, c.oneMinusDecay);
  const variance = tf.maximum(tf.sub(newV, c.epsilon), c.epsilon);
  const newM = tf.add<tf.Tensor1D>(
    tf.mul(m, c.momentum),
    tf.div(tf.mul(own, c.learningRate), tf.sqrt(variance)),
  );
  return { p: tf.sub(p, newM), s: [newV, newA, newM] };
};

const adamax: Operation = (p, g, [m, u], c) => {
  const own = scaled(g, c.gnormScale);
  const newM = blended(m, c.beta1, own, c.oneMinusBeta1);
  const newU = tf.maximum<tf.Tensor1D>(tf.mul(u, c.beta2), tf.abs(own));
  const direction = tf.div(newM, tf.add(newU, c.epsilon));
  return { p: scaled(tf.add(p, tf.mul(direction, c.stepSize)), c.keep), s: [newM, newU] };
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  adam,
  adamw: adam,
  sgd,
  momentum,
  nesterov,
  rmsprop,
  adagrad,
  lion,
  ademamix,
  lamb: adam,
  lars: momentum,
  muon,
  "tf-adagrad": tfAdagrad,
  adadelta,
  "tf-rmsprop": tfRmsprop,
  "tf-rmsprop-centered": tfRmspropCentered,
  adamax,
};

const RESCALES: Readonly<Record<string, Rescale>> = {
  adam: updateClip,
  adamw: updateClip,
  lamb: trustOfLamb,
  lars: trustOfLars,
};

/** Returns the step of a rule in operations of tfjs, or undefined if it has none. */
export function operationOf({ name, tensorWide }: Rule): RuleOperation | undefined {
  const operation = OPERATIONS[name];
  const rescale = RESCALES[name];
  if (!operation || !tensorWide) return operation;
  if (!rescale) return undefined;
  return (p, g, s, c, shape) => operation(p, g, s, tensorWide.needed(c) ? rescale(p, g, s, c) : c, shape);
}
