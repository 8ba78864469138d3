import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { adam8bit } from "@/lib/nn/optimizers";
import { chars } from "./chars";
import { readTexts } from "./writtenText";

let opened: Backend;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
});
afterAll(() => opened.close());

async function train(steps: number) {
  const run = chars.make({ options: { layers: 1, context: 16 }, width: 32, batchSize: 16, seed: 1 });
  const variables = run.weights.map(({ shape, values }) =>
    tf.variable(tf.tensor(values.slice(), [...shape])),
  );
  const optimizer = adam8bit({ learningRate: 0.01 });
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = run.nextBatch();
    const loss = optimizer.minimize(() => run.loss(variables, batch), true, variables) as tf.Scalar;
    losses.push((await loss.data())[0]);
    tf.dispose([loss, batch.inputs, batch.targets]);
  }
  const picture = run.picture(variables);
  const texts = readTexts(await picture.data<"float32">(), run.samples);
  const [heldOut] = await run.heldOut(variables).data();
  optimizer.dispose();
  run.dispose();
  return { losses, texts, heldOut };
}

it("trains and writes the same twice, and learns", async () => {
  const first = await train(20);
  const second = await train(20);
  expect(second).toEqual(first);
  // Each of the 77 characters alike would be a perplexity of 77.
  expect(first.heldOut).toBeLessThan(35);
  for (const { written } of first.texts) expect(written).toHaveLength(48);
});
