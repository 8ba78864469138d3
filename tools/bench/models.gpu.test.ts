import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { benchModels } from "./models";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu);
});
afterAll(() => backend.close());

it("has an MLP of a million parameters and a transformer of two, with a gradient for every tensor", async () => {
  const models = benchModels();
  const sizes = models.map(({ weights }) => weights.reduce((sum, { values }) => sum + values.length, 0));
  expect(sizes.map((size) => Math.round(size / 1e6))).toEqual([1, 2]);
  // Before training a class is as likely as any other: the loss is about ln(classes), and not below.
  const classes = [10, 1024];
  for (const [i, { weights, loss }] of models.entries()) {
    const variables = weights.map(({ shape, values }) => tf.variable(tf.tensor(values, [...shape])));
    const { value, grads } = tf.variableGrads(() => loss(variables), variables);
    const atStart = (await value.data())[0];
    expect(atStart).toBeGreaterThan(0.9 * Math.log(classes[i]));
    expect(atStart).toBeLessThan(1.6 * Math.log(classes[i]));
    for (const [k, { name }] of variables.entries()) {
      const largest = (await tf.max(tf.abs(grads[name])).data())[0];
      // A key's bias moves all scores of a query alike, which softmax does not see: its gradient is rounding.
      if (!weights[k].name.endsWith("key/bias")) expect(largest, weights[k].name).toBeGreaterThan(1e-7);
    }
    tf.dispose([value, grads, ...variables]);
  }
});
