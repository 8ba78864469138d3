import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { openReference } from "./backend";
import { glorotUniform, mlp, softmaxCrossEntropy } from "./models";

beforeAll(openReference);

describe("glorotUniform", () => {
  it("is uniform within sqrt(6 / (inputs + outputs))", () => {
    const weights = glorotUniform(100, 50, makeRandom(1));
    expect(weights).toHaveLength(5000);
    const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
    expect(Math.max(...weights)).toBeLessThanOrEqual(0.2);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(-0.2);
    expect(variance).toBeCloseTo(0.04 / 3, 3);
  });
});

describe("mlp", () => {
  const spec = { inputs: 2, hidden: [3, 4], outputs: 2, activation: "tanh" } as const;

  it("has a kernel and a bias for each layer, the same for the same random numbers", () => {
    const { weights } = mlp(spec, makeRandom(5));
    expect(weights.map(({ name, shape }) => [name, ...shape])).toEqual([
      ["hidden1/kernel", 2, 3],
      ["hidden1/bias", 3],
      ["hidden2/kernel", 3, 4],
      ["hidden2/bias", 4],
      ["output/kernel", 4, 2],
      ["output/bias", 2],
    ]);
    expect(mlp(spec, makeRandom(5)).weights).toEqual(weights);
    expect(mlp(spec, makeRandom(6)).weights[0].values).not.toEqual(weights[0].values);
  });

  it("computes what the formula says", async () => {
    const model = mlp({ inputs: 1, hidden: [1], outputs: 1, activation: "tanh" }, makeRandom(1));
    const variables = [2, 0.5, 3, -1].map((value, i) => tf.tensor([value], i % 2 === 0 ? [1, 1] : [1]));
    const inputs = tf.tensor2d([[0.25]]);
    const output = model.apply(variables, inputs);
    expect((await output.data())[0]).toBeCloseTo(3 * Math.tanh(2 * 0.25 + 0.5) - 1, 5);
    tf.dispose([...variables, inputs, output]);
  });
});

describe("softmaxCrossEntropy", () => {
  it("is the mean of -log p of the true class", async () => {
    const logits = tf.tensor2d([
      [0, 0],
      [2, 0],
    ]);
    const oneHot = tf.tensor2d([
      [1, 0],
      [0, 1],
    ]);
    const loss = softmaxCrossEntropy(logits, oneHot);
    expect((await loss.data())[0]).toBeCloseTo((Math.log(2) + Math.log(1 + Math.exp(2))) / 2, 5);
    tf.dispose([logits, oneHot, loss]);
  });
});
