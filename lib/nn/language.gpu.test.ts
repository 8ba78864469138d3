/** A language model on WebGPU: the same bits in each run, and the numbers of the CPU. */
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { type Backend, openReference, openWebGpu } from "./backend";
import { lookUp, stable } from "./embedding";
import { exactMatMul } from "./exactMatMul";
import { adam8bit } from "./optimizers";
import { tokenLoss } from "./tokenLoss";
import { transformer } from "./transformer";

let opened: Backend;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
});
afterAll(() => opened.close());

const random2d = (rows: number, columns: number, seed: number) => {
  const random = makeRandom(seed);
  return tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );
};

/**
 * Losses of a few steps; vocabulary and tokens so large that tfjs would cut products and add them by atomics.
 */
async function losses(steps: number): Promise<number[]> {
  const [vocabulary, sequences, context] = [2048, 4, 32];
  const model = transformer(
    {
      embedding: { vocabulary, width: 32, ...stable },
      layers: 1,
      heads: 2,
      context,
      positions: "sinusoidal",
      activation: "relu",
    },
    makeRandom(1),
  );
  const variables = model.weights.map(({ shape, values }) =>
    tf.variable(tf.tensor(values.slice(), [...shape])),
  );
  const optimizer = adam8bit({ learningRate: 0.01 });
  const random = makeRandom(2);
  const seen: number[] = [];
  for (let step = 0; step < steps; step++) {
    // Few different tokens among many: equal ones meet in the table.
    const ids = Int32Array.from({ length: sequences * context }, () => random.integer(50) ** 2 % vocabulary);
    const loss = optimizer.minimize(
      () =>
        tokenLoss(model.apply(variables, tf.tensor2d(ids, [sequences, context], "int32")), tf.tensor1d(ids)),
      true,
      variables,
    );
    seen.push((await (loss as tf.Scalar).data())[0]);
  }
  optimizer.dispose();
  return seen;
}

it("trains to the same losses twice, bit by bit, and to those of the CPU about", async () => {
  const first = await losses(6);
  expect(await losses(6)).toEqual(first);
  expect(first[5]).toBeLessThan(first[0]);
  await openReference();
  const onCpu = await losses(3);
  for (let step = 0; step < 3; step++) expect(first[step]).toBeCloseTo(onCpu[step], 3);
  opened = await openWebGpu(navigator.gpu);
});

it("adds gradients of equal tokens, in a table that most tokens are not from", async () => {
  const table = random2d(3000, 64, 1);
  const ids = tf.tensor1d(
    Int32Array.from({ length: 700 }, (_, i) => (i * i) % 40),
    "int32",
  );
  const weights = random2d(700, 64, 2);
  const gradient = tf.grad((x) => tf.sum(tf.mul(weights, lookUp(x as tf.Tensor2D, ids))))(table);
  const sums = new Float64Array(3000 * 64);
  const [dy, places] = [await weights.data(), await ids.data()];
  dy.forEach((value, i) => {
    sums[places[Math.floor(i / 64)] * 64 + (i % 64)] += value;
  });
  const got = await gradient.data();
  let worst = 0;
  sums.forEach((value, i) => {
    worst = Math.max(worst, Math.abs(value - got[i]));
  });
  expect(worst).toBeLessThan(1e-4);
});

it("multiplies with a long inner dimension to the same bits each time", async () => {
  const [a, b] = [random2d(9000, 20, 1), random2d(9000, 20, 2)];
  const first = await exactMatMul(a, b, true).data();
  for (let i = 0; i < 5; i++) expect(await exactMatMul(a, b, true).data()).toEqual(first);
});
