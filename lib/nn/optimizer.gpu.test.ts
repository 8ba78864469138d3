import * as tf from "@tensorflow/tfjs-core";
import { afterAll, expect, it } from "vitest";
import { readBytes, storageBufferOf } from "@/lib/gpu/buffers";
import { type Backend, openReference, openWebGpu } from "./backend";
import { optimizerSuite } from "./optimizer.suite";
import { adam8bit } from "./optimizers";
import { activeWebGpu, bufferOf, flush } from "./tfjsInternals";

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

it.each([
  ["data", (v: tf.Variable) => v.data()],
  ["array", (v: tf.Variable) => v.array()],
  ["bytes", (v: tf.Variable) => v.bytes()],
  ["buffer", (v: tf.Variable) => v.buffer()],
  [
    "data of a clone",
    async (v: tf.Variable) => {
      const clone = tf.clone(v);
      await clone.data();
      clone.dispose();
    },
  ],
  ["the encoding of weights, as model.save does it", (v: tf.Variable) => tf.io.encodeWeights({ v })],
  ["a copy on the GPU", async (v: tf.Variable) => v.dataToGPU().tensorRef.dispose()],
])("reads new values although %s was under way during a step", async (_, read) => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  const variable = tf.variable(tf.ones([1200]));
  const optimizer = adam8bit({ learningRate: 0.1, min8bitSize: 0 });
  const step = () => optimizer.minimize(() => tf.sum(tf.square(variable)) as tf.Scalar, false, [variable]);
  // The first step finds a variable that tfjs may cache; later ones do not.
  await variable.data();
  flush(active, [variable]);
  const reads: Promise<unknown>[] = [];
  for (let i = 0; i < 3; i++) {
    reads.push(read(variable));
    step();
  }
  await Promise.all(reads);
  const there = new Float32Array(
    await readBytes(active.device, bufferOf(active, variable), 4 * variable.size),
  );
  expect(await variable.data()).toEqual(there);
  expect(there[0]).toBeCloseTo(0.7, 1);
  const { data } = await tf.io.encodeWeights({ variable });
  expect(new Float32Array(data)).toEqual(there);
  optimizer.dispose();
  variable.dispose();
});

it("leaves a buffer of the program's as it is", async () => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  const { device } = active;
  const buffer = storageBufferOf(device, "of the program", new Float32Array(64).fill(1));
  const initial = tf.tensor({ buffer, zeroCopy: true }, [64], "float32");
  const variable = tf.variable(initial, true, "borrowed");
  initial.dispose();
  const optimizer = adam8bit({ learningRate: 0.1, min8bitSize: 0 });
  optimizer.minimize(() => tf.sum(variable) as tf.Scalar, false, [variable]);
  expect((await variable.data())[0]).toBeCloseTo(0.9, 5);
  expect(new Float32Array(await readBytes(device, buffer, 256))).toEqual(new Float32Array(64).fill(1));
  optimizer.dispose();
  variable.dispose();
  buffer.destroy();
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
