/** The table of the README that says what replaces each optimizer of `tf.train`: both columns, run side by side. */
import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { adam32, optimizer32 } from "blockwise-optimizers";

await tf.setBackend(process.argv[2]);
const readme = readFileSync(
  new URL("./node_modules/blockwise-optimizers/README.md", import.meta.url),
  "utf8",
);
const rows = [...readme.matchAll(/^\| `(\w+\(.*\))` \| `(\w+\(.*\))` \|$/gm)];
const start = tf.randomNormal([300], 0, 1, "float32", 1);

/** Returns the weights after ten steps. */
async function train(optimizer) {
  const weights = tf.variable(start);
  for (let step = 0; step < 10; step++)
    optimizer.minimize(() => tf.sum(tf.square(weights)), false, [weights]);
  return weights.data();
}

const compared = [];
for (const [, call, replacement] of rows) {
  const theirs = await train(new Function("train", `return train.${call}`)(tf.train));
  // With 32-bit state, because only that gives the same numbers.
  const make = new Function("optimizer8bit", "adam8bit", `return ${replacement}`);
  const ours = await train(make(optimizer32, adam32));
  compared.push({ call, off: Math.max(...theirs.map((weight, i) => Math.abs(weight - ours[i]))) });
}
console.log(JSON.stringify(compared));
process.exit(0);
