import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { adam8bit } from "@/lib/nn/optimizers";
import { makeCorpus } from "./corpus";
import { words } from "./words";

let opened: Backend;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
});
afterAll(() => opened.close());

/** Losses of training with 8-bit state, and the perplexity after it. */
async function train(steps: number): Promise<{ losses: number[]; heldOut: number }> {
  const run = words.make({ options: { corpus: 100_000, layers: 1 }, width: 32, batchSize: 8, seed: 1 });
  const variables = run.weights.map(({ shape, values }) =>
    tf.variable(tf.tensor(values.slice(), [...shape])),
  );
  const optimizer = adam8bit({ learningRate: 0.005 });
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = run.nextBatch();
    const loss = optimizer.minimize(() => run.loss(variables, batch), true, variables) as tf.Scalar;
    losses.push((await loss.data())[0]);
    tf.dispose([loss, batch.inputs, batch.targets]);
  }
  const [heldOut] = await run.heldOut(variables).data();
  optimizer.dispose();
  run.dispose();
  return { losses, heldOut };
}

it("trains to the same losses bit by bit, and learns more than the frequencies of words", async () => {
  const { counts } = makeCorpus(2000, 100_000);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const frequencies = -counts.reduce((sum, n) => sum + (n > 0 ? (n / total) * Math.log(n / total) : 0), 0);
  const first = await train(60);
  expect(first.losses[0]).toBeGreaterThan(Math.log(2000) - 0.5);
  expect(first.heldOut).toBeLessThan(Math.exp(frequencies));
  expect((await train(8)).losses).toEqual(first.losses.slice(0, 8));
});
