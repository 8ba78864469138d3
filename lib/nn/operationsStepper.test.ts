/** 32-bit state on backends that keep values elsewhere: a copy of the cpu backend under another name stands for them. */
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, TF_RULES } from "@/lib/numerics/rules";
import { operationOf } from "./operations";
import { adam8bit, adam32, optimizerFor } from "./optimizers";

const ELSEWHERE = "elsewhere";

beforeAll(async () => {
  tf.copyRegisteredKernels("cpu", ELSEWHERE);
  tf.registerBackend(ELSEWHERE, () => new MathBackendCPU());
  await tf.setBackend(ELSEWHERE);
});
afterAll(() => tf.removeBackend(ELSEWHERE));

const random = makeRandom(5);
const noise = (n: number) => Float32Array.from({ length: n }, () => random.normal());
const GRADIENTS = Array.from({ length: 4 }, () => noise(24));
const START = noise(24);

/** Trains a matrix with given gradients and returns its values and its state. */
async function train(backend: string, make: () => ReturnType<typeof adam32>, gradients = GRADIENTS) {
  await tf.setBackend(backend);
  const variable = tf.variable(tf.tensor2d(START, [4, 6]), true, `${backend}/v`);
  const optimizer = make();
  for (const gradient of gradients)
    optimizer.applyGradients({ [variable.name]: tf.tensor2d(gradient, [4, 6]) });
  const state = await optimizer.readState(variable);
  const values = await variable.data();
  const result = { values: [...values], state: state.bits === 32 ? state.values.map((s) => [...s]) : [] };
  optimizer.dispose();
  variable.dispose();
  return result;
}

/** Both engines compute in float32, and one rounds more often. */
function expectClose(found: readonly number[], wanted: readonly number[]): void {
  found.forEach((value, i) => {
    if (Number.isNaN(wanted[i])) expect(value).toBeNaN();
    else expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(wanted[i])));
  });
}

const rules = [...RULES, ...TF_RULES].map(({ name }) => name);

describe("32-bit state on a backend that keeps values elsewhere", () => {
  it("has operations for every rule", () => {
    expect([...RULES, ...TF_RULES].filter((rule) => !operationOf(rule))).toEqual([]);
  });

  it.each(rules)("steps %s as lib/numerics does", async (rule) => {
    const hyper = { learningRate: 0.05, weightDecay: 0.01, gnormScale: 0.5 };
    const make = () => optimizerFor({ rule, bits: 32, hyper });
    const [found, wanted] = [await train(ELSEWHERE, make), await train("cpu", make)];
    expectClose(found.values, wanted.values);
    expect(found.state).toHaveLength(wanted.state.length);
    for (const [k, state] of found.state.entries()) expectClose(state, wanted.state[k]);
  });

  it.each([
    ["a gradient that is NaN or infinite", () => adam32({ learningRate: 0.05 }), [Number.NaN, 1 / 0]],
    ["the update clip", () => adam32({ learningRate: 0.05, updateClip: 1 }), [50, 80]],
  ])("follows lib/numerics with %s", async (_, make, strange) => {
    const gradients = [...GRADIENTS, Float32Array.from([...strange, ...noise(22)]), GRADIENTS[0]];
    const [found, wanted] = [await train(ELSEWHERE, make, gradients), await train("cpu", make, gradients)];
    expectClose(found.values, wanted.values);
    for (const [k, state] of found.state.entries()) expectClose(state, wanted.state[k]);
  });

  it.each<[string, () => ReturnType<typeof adam32>]>([
    ["adam8bit of a small variable", () => adam8bit({ learningRate: 0.05 })],
    ["the update clip", () => adam32({ learningRate: 0.05, updateClip: 1 })],
    ...["lamb", "lars", "muon"].map((rule): [string, () => ReturnType<typeof adam32>] => [
      rule,
      () => optimizerFor({ rule, bits: 32 }),
    ]),
  ])("reads nothing back in a step with %s, and leaves no tensor", async (_, make) => {
    await tf.setBackend(ELSEWHERE);
    const variable = tf.variable(tf.tensor2d(START, [4, 6]));
    const optimizer = make();
    const step = () => optimizer.minimize(() => tf.sum(tf.square(variable)) as tf.Scalar);
    step();
    const read = vi.spyOn(tf.backend() as MathBackendCPU, "readSync");
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) tf.tidy(() => void step());
    expect(read).not.toHaveBeenCalled();
    expect(tf.memory().numTensors).toBe(before);
    read.mockRestore();
    const states = optimizer.slot(variable).rule.states.length;
    optimizer.dispose();
    // The tensors of the moments.
    expect(tf.memory().numTensors).toBe(before - states);
    variable.dispose();
  });

  it("goes on from saved state, bit by bit", async () => {
    await tf.setBackend(ELSEWHERE);
    const variable = tf.variable(tf.tensor1d(START));
    const [optimizer, resumed] = [adam32({ learningRate: 0.05 }), adam32({ learningRate: 0.05 })];
    const gradient = (i: number) => ({ [variable.name]: tf.tensor1d(GRADIENTS[i]) });
    optimizer.applyGradients(gradient(0));
    const values = await variable.data();
    const saved = await optimizer.getWeights();
    optimizer.applyGradients(gradient(1));
    const went = await variable.data();
    variable.assign(tf.tensor1d(values.slice()));
    await resumed.setWeights(saved);
    resumed.applyGradients(gradient(1));
    expect(await variable.data()).toEqual(went);
    expect(await resumed.readState(variable)).toEqual(await optimizer.readState(variable));
    variable.dispose();
  });
});
