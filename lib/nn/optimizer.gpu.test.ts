import * as tf from "@tensorflow/tfjs-core";
import { afterAll, expect, it } from "vitest";
import { type Backend, openReference, openWebGpu } from "./backend";
import { optimizerSuite } from "./optimizer.suite";
import { adam4bit, adam8bit } from "./optimizers";
import { activeWebGpu, bufferOf } from "./tfjsInternals";

let backend: Backend;
afterAll(() => backend.close());
optimizerSuite("WebGPU", async () => {
  backend = await openWebGpu(navigator.gpu);
});

it("writes into the variable's own buffer", () => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  const variable = tf.variable(tf.ones([1024]));
  const optimizer = adam8bit({ min8bitSize: 0 });
  const step = () => optimizer.minimize(() => tf.sum(tf.square(variable)) as tf.Scalar, false, [variable]);
  step();
  const buffer = bufferOf(active, variable);
  step();
  expect(bufferOf(active, variable)).toBe(buffer);
  optimizer.dispose();
  variable.dispose();
});

it("names a block size that no kernel has", () => {
  const variable = tf.variable(tf.ones([1024]));
  const optimizer = adam8bit({ blockSize: 99, min8bitSize: 0 });
  expect(() => optimizer.track([variable])).toThrow(/blockSize is 99, but must be/);
  optimizer.dispose();
  variable.dispose();
});

it("names a block size that the 4-bit kernels do not have", () => {
  const variable = tf.variable(tf.ones([1024]));
  const optimizer = adam4bit({ blockSize: 8192, min8bitSize: 0 });
  expect(() => optimizer.track([variable])).toThrow(/blockSize is 8192, but must be one of 64, 128/);
  optimizer.dispose();
  variable.dispose();
});

it("says so when tfjs has changed to another backend", async () => {
  const variable = tf.variable(tf.ones([16]));
  const optimizer = adam8bit();
  optimizer.track([variable]);
  await openReference();
  const gradient = tf.ones([16]);
  expect(() => optimizer.applyGradients({ [variable.name]: gradient })).toThrow(
    /tfjs backend is "another one by now", but must be .* setWeights of a new optimizer/,
  );
  expect(optimizer.iterations).toBe(0);
  gradient.dispose();
  expect(() => optimizer.track([tf.variable(tf.ones([4]))])).toThrow(/tfjs backend is "another one by now"/);
  optimizer.dispose();
  variable.dispose();
});
