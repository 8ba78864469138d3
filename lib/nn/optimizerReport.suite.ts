/** What an optimizer reports of its state and its steps: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { LONG_STEP } from "@/lib/numerics/rules/moments";
import type { BlockwiseOptimizer } from "./optimizer";
import { adam4bit, adam8bit, adam32, optimizer8bit } from "./optimizers";
import { bowl, noise, valuesOf, variableOf } from "./testing";

/** Makes a step in which the first gradients of a variable are given and the others are 0. */
function stepWith(optimizer: BlockwiseOptimizer, variable: tf.Variable, gradients: readonly number[]): void {
  const gradient = new Float32Array(variable.size);
  gradient.set(gradients);
  const tensor = tf.tensor1d(gradient);
  optimizer.applyGradients({ [variable.name]: tensor });
  tensor.dispose();
}

/** Makes the steps of the smallest case: the second gradient is 1e-4 once, and 0 from then on. */
async function smallestCase(optimizer: BlockwiseOptimizer) {
  const variables = [variableOf(new Float32Array(4096), "leaping"), variableOf(noise(8), "bias")];
  await optimizer.report();
  stepWith(optimizer, variables[0], [1, 1e-4]);
  let longest = 0;
  for (let step = 2; step <= 4; step++) {
    const before = await valuesOf(variables[0]);
    stepWith(optimizer, variables[0], [1, 0]);
    stepWith(optimizer, variables[1], [0]);
    const after = await valuesOf(variables[0]);
    for (const [i, value] of after.entries()) longest = Math.max(longest, Math.abs(value - before[i]));
  }
  const report = await optimizer.report();
  const { learningRate } = optimizer.hyperParameters;
  optimizer.dispose();
  tf.dispose(variables);
  return { report, longest: longest / learningRate };
}

export function reportTests(): void {
  it("reports variables and bytes, and measures steps from the first report on", async () => {
    const variables = [variableOf(noise(4096), "large"), variableOf(noise(16), "small")];
    const optimizer = adam8bit({ learningRate: 0.5 });
    expect((await optimizer.report()).text).toBe(
      "State of no variable yet: 0 bytes instead of 0 bytes. Steps are measured from step 1 on.",
    );
    optimizer.minimize(bowl(variables), false, variables);
    const report = await optimizer.report();
    const [large, small] = optimizer.ledger();
    expect(report).toMatchObject({
      variables: { 4: 0, 8: 1, 32: 1 },
      bytesBefore: 8 * (4096 + 16),
      bytesAfter: large.bytes + small.bytes,
    });
    expect(report.longestStep?.step).toBe(1);
    // Adam's first step is one learning rate, whatever the gradient is.
    expect(report.longestStep?.learningRates).toBeCloseTo(1, 4);
    expect(report.warning).toBeUndefined();
    expect(report.text).toMatch(
      /^State of 1 in 8 bits, 1 in 32 bits: \d+ bytes instead of 32896 bytes\. In 32 bits: 1 \(below min8bitSize of 4096\)\. Longest step of a weight since step 1: 1 times the learning rate, in "(large|small)" at step 1\.$/,
    );
    optimizer.dispose();
    tf.dispose(variables);
  });

  it("costs nothing before the first report, and moves no weight differently after it", async () => {
    const start = noise(1030);
    const ends: Float32Array[] = [];
    for (const watched of [false, true]) {
      const variable = variableOf(start, `v${watched}`);
      const optimizer = adam8bit({ learningRate: 0.1, min8bitSize: 0 });
      if (watched) await optimizer.report();
      const tensors = tf.memory().numTensors;
      for (let step = 0; step < 4; step++) optimizer.minimize(bowl([variable]), false, [variable]);
      expect(tf.memory().numTensors).toBe(tensors);
      ends.push(await valuesOf(variable));
      optimizer.dispose();
      variable.dispose();
    }
    expect(ends[1]).toEqual(ends[0]);
  });

  it("warns of a leap with the library's table, and names its variable and its step", async () => {
    const { report, longest } = await smallestCase(adam8bit({ map: "dynamic" }));
    expect(longest).toBeGreaterThan(300);
    expect(report.longestStep).toMatchObject({ variable: "leaping", step: 2 });
    expect((report.longestStep?.learningRates ?? 0) / longest).toBeCloseTo(1, 4);
    expect(report.warning).toContain(`no step above ${LONG_STEP} learning rates`);
    expect(report.warning).toContain('"dynamic-above-zero"');
    expect(report.text).toContain(report.warning);
  });

  it.each([
    ["32 bits", () => adam32()],
    ["8 bits", () => adam8bit()],
    ["4 bits", () => adam4bit()],
  ])("does not warn in the smallest case with %s", async (_, make) => {
    const { report, longest } = await smallestCase(make());
    expect(report.longestStep?.learningRates).toBeGreaterThanOrEqual(longest * (1 - 1e-4));
    expect(report.warning).toBeUndefined();
  });

  it("reports the longest step over changing sets of variables and learning rates", async () => {
    const variables = [variableOf(new Float32Array(8), "a"), variableOf(new Float32Array(8), "b")];
    const optimizer = optimizer8bit("momentum", { learningRate: 0.25 }, { min8bitSize: 0, blockSize: 64 });
    await optimizer.report();
    stepWith(optimizer, variables[0], [2]);
    optimizer.learningRate = 0.5;
    stepWith(optimizer, variables[1], [0, 8]);
    optimizer.learningRate = 0;
    stepWith(optimizer, variables[1], [0, 8]);
    optimizer.learningRate = 0.5;
    stepWith(optimizer, variables[0], [1]);
    const { longestStep, warning } = await optimizer.report();
    expect(longestStep).toMatchObject({ variable: "b", step: 2 });
    expect(longestStep?.learningRates).toBeCloseTo(8, 4);
    // Momentum's steps follow the gradients, so that no step is too long.
    expect(warning).toBeUndefined();
    optimizer.dispose();
    tf.dispose(variables);
  });

  it("reports a weight that is not finite any more, and does not blame 32-bit state", async () => {
    const variable = variableOf(new Float32Array(8).fill(-3e38), "overflowing");
    const optimizer = adam32({ learningRate: 1e38 });
    await optimizer.report();
    stepWith(optimizer, variable, [1]);
    const { longestStep, warning, text } = await optimizer.report();
    expect(longestStep).toEqual({
      variable: "overflowing",
      step: 1,
      learningRates: Number.POSITIVE_INFINITY,
    });
    expect(text).toContain("to a value that is not finite");
    expect(warning).toContain("its storage is not the cause");
    optimizer.dispose();
    await expect(optimizer.report()).rejects.toThrow(/optimizer is "disposed"/);
    variable.dispose();
  });
}
