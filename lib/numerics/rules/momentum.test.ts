import { expect, it } from "vitest";
import { momentum } from "./momentum";
import { trace } from "./testing";

it("sums gradients without a factor and without bias correction", () => {
  const { p, s } = trace(momentum, { learningRate: 0.1 }, 1, [1, 2]);
  expect(s[0]).toBeCloseTo(0.9 * 1 + 2, 6);
  expect(p).toBeCloseTo(1 - 0.1 * 1 - 0.1 * 2.9, 6);
});

it("lets the decay into the momentum", () => {
  const { p, s } = trace(momentum, { learningRate: 0.1, weightDecay: 0.5 }, 1, [1]);
  expect([p, s[0]]).toEqual([0.85, 1.5].map((x) => expect.closeTo(x, 6)));
});

it("forgets any earlier state in the first step", () => {
  const cell = { p: 0, g: 2, s: Float32Array.of(100) };
  momentum.apply(cell, momentum.prepare({}, 1));
  expect(cell.s[0]).toBe(2);
});

it("is poisoned by NaN, as the reference is", () => {
  expect(trace(momentum, {}, 1, [Number.NaN]).p).toBeNaN();
});
