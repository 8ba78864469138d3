import { expect, it } from "vitest";
import { lion } from "./lion";
import { trace } from "./testing";

it("moves by the learning rate against the sign of the blended moment", () => {
  const { p, s } = trace(lion, { learningRate: 0.1 }, 1, [5, -1]);
  // Blend in step 2: 0.9 * 0.05 + 0.1 * -1 < 0, although the first step went the other way.
  expect(p).toBeCloseTo(1 - 0.1 + 0.1, 6);
  expect(s[0]).toBeCloseTo(0.99 * 0.05 - 0.01, 6);
});

it("stands still where the blend is 0", () => {
  expect(trace(lion, {}, 1, [0]).p).toBe(1);
});

it("decays before the update", () => {
  expect(trace(lion, { learningRate: 0.1, weightDecay: 0.5 }, 1, [1]).p).toBeCloseTo(1 * (1 - 0.05) - 0.1, 6);
});
