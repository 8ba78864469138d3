/**
 * Runs programs on a backend, over seeds, with `tf.train.adam` and with ours, and prints the result as JSON. It runs in a
 * project that has installed the package: `node inProject.mjs cpu 5`, with the names of some programs as JSON after that.
 */
import * as tf from "@tensorflow/tfjs";
import { adam8bit, adam32 } from "blockwise-optimizers";
import { PROGRAMS } from "./programs.mjs";

const [, , backend, seeds, names = JSON.stringify(Object.keys(PROGRAMS))] = process.argv;
if (backend === "webgpu" && !globalThis.navigator?.gpu) {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const navigator = { gpu: create([]), userAgent: "node" };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
}
if (backend === "webgpu") await import("@tensorflow/tfjs-backend-webgpu");
// Without the backend tfjs would go on with another one in silence.
if (!(await tf.setBackend(backend))) throw new Error(`The backend ${backend} did not start.`);
// In Node tfjs advises to install tfjs-node.
tf.env().set("PROD", true);

const learningRate = 0.02;
/** Every variable of the programs is small, so that min8bitSize would leave all of them in 32 bits. */
const MAKERS = {
  train: () => tf.train.adam(learningRate),
  ours32: () => adam32({ learningRate }),
  ours8: () => adam8bit({ learningRate, min8bitSize: 0 }),
};

const rows = [];
for (const name of JSON.parse(names)) {
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const losses = {};
    for (const [which, make] of Object.entries(MAKERS)) {
      losses[which] = await PROGRAMS[name](1000 * seed, make);
      tf.disposeVariables();
    }
    rows.push({ name, seed, ...losses });
  }
}

/** Tensors that remain after 500 steps of an optimizer and were not there after the first. */
const variable = tf.variable(tf.randomNormal([64, 64], 0, 1, "float32", 1));
const optimizer = adam8bit({ learningRate, min8bitSize: 0 });
const step = () => optimizer.minimize(() => tf.sum(tf.square(variable)));
const [start] = await variable.data();
step();
const before = tf.memory().numTensors;
for (let i = 1; i < 500; i++) step();
const leaked = tf.memory().numTensors - before;
// The read waits for all steps. A driver whose threads are still at work crashes on what the end of the process frees.
const [end] = await variable.data();
console.log(JSON.stringify({ rows, leaked, moved: Math.abs(end - start) }));
process.exit(0);
