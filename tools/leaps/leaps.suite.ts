/**
 * Checks on every engine that no weight leaps with the drop-in optimizers. The test files beside it open the
 * engines.
 */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { adam4bit, adam8bit, adam32 } from "@/lib/nn/optimizers";
import { digits } from "./digits";
import { dqn } from "./dqn";
import type { Problem } from "./problem";
import { EARLY_STEPS } from "./runs";

const LEARNING_RATE = 1e-3;

/** The smallest case: the second gradient is small once, and 0 from then on. */
const smallest = (): Problem => {
  let step = 0;
  return {
    weights: [{ name: "smallest", shape: [4096], values: new Float32Array(4096) }],
    next() {
      step++;
      const gradient = new Float32Array(4096);
      gradient[0] = 1;
      if (step === 1) gradient[1] = 1e-4;
      return { loss: 0, grads: [gradient] };
    },
  };
};

/** Steps of a training; the smallest case needs few. The first `EARLY_STEPS` are looked at alone too. */
const STEPS = 50;

const CASES = [
  { name: "the smallest case", make: smallest, steps: 6 },
  { name: "sparse digits", make: () => digits(1), steps: STEPS },
  { name: "a DQN", make: () => dqn(1), steps: STEPS },
] as const;

/** The bound of the largest step, as a multiple of the largest step with 32-bit state. */
const BOUND = 1.5;
/**
 * The bound with 4 bits in the first steps. Steps with 32-bit state are short there, and 16 codes round m coarsely from
 * the start. The tables of m that stay below `BOUND` from the start learn worse (docs/zero-second-moment.md).
 */
const EARLY_BOUND = 2;

let variablesMade = 0;

/**
 * Trains, and returns the largest move of a weight so far after each step, in learning rates, [steps].
 */
async function largestSteps({ weights, next }: Problem, optimizer: BlockwiseOptimizer, steps: number) {
  const run = variablesMade++;
  const variables = weights.map(({ name, values }) => {
    const initial = tf.tensor1d(values);
    const variable = tf.variable(initial, true, `leaps${run}/${name}`);
    initial.dispose();
    return variable;
  });
  let params = weights.map(({ values }) => values);
  let largest = 0;
  const found: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { grads } = next(params);
    const tensors = grads.map((gradient) => tf.tensor1d(gradient));
    optimizer.applyGradients(variables.map(({ name }, i) => ({ name, tensor: tensors[i] })));
    tf.dispose(tensors);
    const after = await Promise.all(variables.map((variable) => variable.data<"float32">()));
    after.forEach((values, k) => {
      for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] - params[k][i]));
    });
    params = after.map((values) => values.slice());
    found.push(largest / LEARNING_RATE);
  }
  optimizer.dispose();
  tf.dispose(variables);
  return found;
}

/**
 * Declares the tests of one engine.
 *
 * @param open opens the engine
 */
export function leapSuite(engine: string, open: () => Promise<unknown>): void {
  describe(`steps on ${engine}`, () => {
    beforeAll(open);

    it.each(CASES)("are no leaps in $name, and are with the library's table", async ({ make, steps }) => {
      const options = { learningRate: LEARNING_RATE };
      const early = Math.min(EARLY_STEPS, steps);
      const exact = await largestSteps(make(), adam32(options), steps);
      const in8 = await largestSteps(make(), adam8bit(options), early);
      const in4 = await largestSteps(make(), adam4bit(options), steps);
      const library = await largestSteps(make(), adam8bit({ ...options, map: "dynamic" }), early);
      const ratio = (largest: readonly number[], step: number) => largest[step - 1] / exact[step - 1];
      expect(ratio(in8, early)).toBeLessThan(BOUND);
      expect(ratio(in4, early)).toBeLessThan(EARLY_BOUND);
      expect(ratio(in4, steps)).toBeLessThan(BOUND);
      expect(ratio(library, early)).toBeGreaterThan(10);
    });
  });
}
