/** Five steps of each rule on a backend of TensorFlow.js, and on the CPU, with the same gradients. */
import * as tf from "@tensorflow/tfjs";
import { optimizerFor } from "blockwise-optimizers";
import { RULES, TF_RULES } from "blockwise-optimizers/numerics";

const SHAPE = [64, 80];
const SIZE = SHAPE[0] * SHAPE[1];
const STEPS = 5;

/** Numbers between -1 and 1, the same for the same seed. */
function noise(seed) {
  let state = seed;
  return Float32Array.from({ length: SIZE }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

const START = noise(1);

/** What is compared: every rule in 32, 8 and 4 bits, and what only some gradients or options need. */
const CASES = [
  ...[32, 8, 4].flatMap((bits) =>
    [...RULES, ...TF_RULES].map(({ name, rateOverAdam = 1 }) => ({
      name: `${name}, ${bits} bits`,
      rule: name,
      bits,
      hyper: { learningRate: 0.02 * rateOverAdam },
    })),
  ),
  { name: "adam with updateClip, 32 bits", rule: "adam", bits: 32, hyper: { updateClip: 1 } },
  { name: "adam with NaN and infinite gradients, 32 bits", rule: "adam", bits: 32, hyper: {}, strange: true },
];

/** Returns the values after the steps, and how often a step read a tensor back. */
async function train(backend, { rule, bits, hyper, strange }) {
  await tf.setBackend(backend);
  const variable = tf.variable(tf.tensor(START, SHAPE), true, `${backend}/weight`);
  const all = { learningRate: 0.02, weightDecay: 0.01, gnormScale: 0.5, ...hyper };
  const optimizer = optimizerFor({ rule, bits, hyper: all });
  const engine = tf.backend();
  const { readSync } = engine;
  let reads = 0;
  engine.readSync = function (...args) {
    reads++;
    return readSync.apply(this, args);
  };
  for (let step = 0; step < STEPS; step++) {
    const values = noise(step + 2);
    if (strange && step === 2) values.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    const gradient = tf.tensor(values, SHAPE);
    optimizer.applyGradients({ [variable.name]: gradient });
    gradient.dispose();
  }
  engine.readSync = readSync;
  const values = await variable.data();
  optimizer.dispose();
  variable.dispose();
  return { values, reads };
}

/**
 * Returns for each case the largest difference from the CPU, as a share of the largest move of a weight, and the number
 * of reads in the steps.
 */
export async function compare(backend) {
  const rows = [];
  for (const each of CASES) {
    const wanted = await train("cpu", each);
    const found = await train(backend, each);
    const differences = wanted.values.map((value, i) => Math.abs(found.values[i] - value));
    const moves = wanted.values.map((value, i) => Math.abs(value - START[i]));
    // NaN where a weight is NaN.
    const off = Math.max(...differences) / Math.max(...moves);
    rows.push({ name: each.name, bits: each.bits, off, reads: found.reads });
  }
  return { backend: tf.getBackend(), rows };
}
