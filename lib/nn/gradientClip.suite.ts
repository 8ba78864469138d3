/** Clipped gradients and schedules of the learning rate: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { BlockwiseOptimizer } from "./optimizer";
import { adam32, optimizer8bit, optimizer32, optimizerFor } from "./optimizers";
import { bowl, noise, valuesOf, variableOf } from "./testing";

/** The moves of variables from 0 in one step of momentum with learning rate 1: the clipped gradients, negated. */
async function clipped(gradients: readonly number[][], options: object): Promise<number[][]> {
  const variables = gradients.map(({ length }) => variableOf(new Float32Array(length)));
  const optimizer = optimizer32("momentum", { learningRate: 1 }, options);
  const given = variables.map(({ name }, i) => ({ name, tensor: tf.tensor1d(gradients[i]) as tf.Tensor }));
  optimizer.applyGradients(given);
  const moves = await Promise.all(variables.map(async (variable) => [...(await valuesOf(variable))]));
  optimizer.dispose();
  tf.dispose([...variables, ...given.map(({ tensor }) => tensor)]);
  return moves.map((move) => move.map((x) => 0 - x));
}

export function clipTests(): void {
  it("clips gradients by value, by the norm of each variable, and by the norm of all", async () => {
    const gradients = [
      [3, -4, 0],
      [0.5, 12],
    ];
    const close = (got: number[][], wanted: number[][]) =>
      got.forEach((each, i) => {
        each.forEach((x, k) => {
          expect(x).toBeCloseTo(wanted[i][k], 5);
        });
      });
    close(await clipped(gradients, { clipValue: 3.5 }), [
      [3, -3.5, 0],
      [0.5, 3.5],
    ]);
    // The norms are 5 and about 12.01.
    const second = Math.hypot(0.5, 12);
    close(await clipped(gradients, { clipNorm: 6 }), [
      [3, -4, 0],
      [(0.5 * 6) / second, (12 * 6) / second],
    ]);
    const factor = 6.5 / Math.hypot(5, second);
    close(
      await clipped(gradients, { globalClipNorm: 6.5 }),
      gradients.map((each) => each.map((x) => x * factor)),
    );
    expect(await clipped(gradients, { globalClipNorm: 100 })).toEqual(gradients);
    // A gradient with an infinity has no norm; its finite elements stay as they are.
    const [broken, sound] = await clipped([[Number.POSITIVE_INFINITY, 2], [30]], { clipNorm: 1 });
    expect([broken[1], Math.fround(sound[0])]).toEqual([2, 1]);
  });

  it("saves how it clips, and refuses bounds that are not above 0", () => {
    const optimizer = optimizer8bit("adam", {}, { clipNorm: 2 });
    const config = JSON.parse(JSON.stringify(optimizer.getConfig()));
    const copy = BlockwiseOptimizer.fromConfig<BlockwiseOptimizer>(BlockwiseOptimizer, config);
    expect(copy.getConfig()).toMatchObject({ clip: { clipNorm: 2 } });
    for (const each of [optimizer, copy]) each.dispose();
    expect(() => adam32({ clipValue: 0 })).toThrow(/clipValue is 0, but must be a finite number above 0/);
    expect(() => adam32({ clipNorm: Number.NaN })).toThrow(/clipNorm is NaN/);
    expect(() => adam32({ clipNorm: 1, clipValue: 1 })).toThrow(/clip options is "clipValue and clipNorm"/);
  });

  it("takes the learning rate of each step from a schedule, and of groups in proportion", async () => {
    const start = [noise(8), noise(8)];
    const rates = [0, 0.1, 0.4, 0.2];
    const make = () => start.map((values, i) => variableOf(values, ["kernel", "bias"][i]));
    const run = async (optimizer: BlockwiseOptimizer, before: (step: number) => void = () => {}) => {
      const variables = make();
      for (let step = 1; step <= rates.length; step++) {
        before(step);
        optimizer.minimize(bowl(variables), false, variables);
      }
      const values = await Promise.all(variables.map(valuesOf));
      tf.dispose(variables);
      return values;
    };
    const groups = [{ match: "bias", learningRate: 0.05 }];
    const scheduled = adam32({ learningRate: (step) => rates[step - 1], groups });
    const byHand = adam32({ learningRate: 0.1, groups });
    const got = await run(scheduled);
    expect(scheduled.learningRate).toBe(0.2);
    expect(scheduled.getConfig()).toMatchObject({ hyper: { learningRate: 0.2 } });
    const wanted = await run(byHand, (step) => byHand.setLearningRate(rates[step - 1]));
    expect(got).toEqual(wanted);
    scheduled.setLearningRate(0.3);
    expect(scheduled.learningRate).toBe(0.3);
    for (const each of [scheduled, byHand]) each.dispose();
    expect(() => optimizerFor({ rule: "adam", bits: 8, hyper: { beta1: () => 0.9 } })).toThrow(/beta1 is/);
    const wrong = adam32({ learningRate: (step) => 1 - step });
    const variables = make();
    wrong.minimize(bowl(variables), false, variables);
    expect(() => tf.tidy(() => void wrong.minimize(bowl(variables), false, variables))).toThrow(
      /learningRate is -1/,
    );
    expect(wrong.iterations).toBe(1);
    wrong.dispose();
    tf.dispose(variables);
  });
}
