import { expect, it } from "vitest";
import { leapCell } from "@/lib/recordings/leaps";
import {
  LEAPING_RULES,
  longestMove,
  SMALLEST_STEPS,
  type SmallestSetup,
  smallestCase,
  smallestGradients,
} from "./smallestCase";

const setup: SmallestSetup = { rule: "adam", bits: 8, epsilon: 1e-8, gradient: 1e-4 };

it.each([1e-8, 1e-7, 1e-6])("leaps as the recorded case of 4,096 weights does, at epsilon %d", (epsilon) => {
  const [exact, zero, above] = smallestCase({ ...setup, epsilon }).map((run) => longestMove(run).move);
  const recorded = (bits: number, candidate: string) =>
    leapCell("smallest", bits, candidate, epsilon).largestStep[0] ?? Number.NaN;
  // Moves are differences of float32 numbers near 1: exact to 1e-4 learning rates.
  expect(exact).toBeCloseTo(recorded(32, ""), 3);
  expect(zero / recorded(8, "zero")).toBeCloseTo(1, 3);
  expect(above).toBeCloseTo(recorded(8, "half"), 3);
});

it("has the leap where r is stored as 0 and m is not", () => {
  const [, zero, above] = smallestCase(setup);
  const { step, weight } = longestMove(zero);
  expect([step, weight]).toEqual([2, 2]);
  const stored = zero.steps[step - 2][weight - 1];
  expect(stored.states[0]).toBeGreaterThan(0);
  expect(stored.states[1]).toBe(0);
  expect(stored.codes[1]).toBe(0);
  expect(above.steps[step - 2][weight - 1].codes[1]).toBe(0);
  expect(above.steps[step - 2][weight - 1].states[1]).toBeGreaterThan(0);
});

it("leaps with 4 bits at a gradient that 8 bits store", () => {
  const moves = (bits: 8 | 4) =>
    smallestCase({ ...setup, bits, gradient: 1e-3 }).map((run) => longestMove(run).move);
  expect(moves(8)[1]).toBeLessThan(1.5);
  const [exact, zero, above] = moves(4);
  expect(zero).toBeGreaterThan(100);
  expect(above).toBeLessThan(1.5 * exact);
});

it("gives the gradients once, and that of the first weight always", () => {
  expect([...smallestGradients(setup, 1)]).toEqual(
    [1, 1e-4, 10 * 1e-4, 100 * 1e-4, 0].map((value) => Math.fround(value)),
  );
  expect([...smallestGradients(setup, 2)]).toEqual([1, 0, 0, 0, 0]);
});

it.each(LEAPING_RULES)("runs %s in every storage without a weight that is lost", (rule) => {
  for (const bits of [8, 4] as const)
    for (const { steps } of smallestCase({ ...setup, rule, bits })) {
      expect(steps).toHaveLength(SMALLEST_STEPS);
      for (const { move } of steps.flat()) expect(move).toBeLessThan(1e6);
    }
});
