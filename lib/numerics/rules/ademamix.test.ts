import { expect, it } from "vitest";
import { adam } from "./adam";
import { ademamix } from "./ademamix";
import { trace } from "./testing";

const gradients = [0.3, -0.1, 0.25];

it("adds a slow average to Adam's update", () => {
  const hyper = { learningRate: 0.01, weightDecay: 0, alpha: 5 };
  let [p, m1, m2, r] = [0.5, 0, 0, 0];
  gradients.forEach((g, i) => {
    m1 = 0.9 * m1 + 0.1 * g;
    m2 = 0.9999 * m2 + 0.0001 * g;
    r = 0.999 * r + 0.001 * g * g;
    const denominator = Math.sqrt(r) / Math.sqrt(1 - 0.999 ** (i + 1)) + 1e-8;
    p -= (0.01 * (m1 / (1 - 0.9 ** (i + 1)) + 5 * m2)) / denominator;
  });
  const reached = trace(ademamix, hyper, 0.5, gradients);
  expect(reached.p).toBeCloseTo(p, 5);
  expect(reached.s).toEqual([m1, m2, r].map((x) => expect.closeTo(x, 7)));
});

it("is Adam without the slow average", () => {
  const hyper = { weightDecay: 0.1 };
  const mixed = trace(ademamix, { ...hyper, alpha: 0 }, 0.5, gradients);
  expect(mixed.p).toBeCloseTo(trace(adam, hyper, 0.5, gradients).p, 6);
});

it("warms alpha and beta3 up", () => {
  const coefficient = (name: "alpha" | "beta3", step: number) =>
    ademamix.prepare({ alphaWarmup: 10, beta3Warmup: 10 }, step)[name];
  expect(coefficient("alpha", 5)).toBeCloseTo(2.5, 6);
  expect(coefficient("alpha", 20)).toBe(5);
  expect(coefficient("beta3", 1)).toBeGreaterThan(0.9);
  expect(coefficient("beta3", 1)).toBeLessThan(coefficient("beta3", 5));
  expect(coefficient("beta3", 10)).toBeCloseTo(0.9999, 6);
  expect(coefficient("beta3", 500)).toBeCloseTo(0.9999, 6);
});

it("refuses to warm beta3 up from or to 0, which has no half-life", () => {
  expect(() => ademamix.prepare({ beta1: 0, beta3Warmup: 10 }, 3)).toThrow(/beta1 is 0, but must be above 0/);
  expect(() => ademamix.prepare({ beta3: 0, beta3Warmup: 10 }, 3)).toThrow(/beta3 is 0, but must be above 0/);
  expect(Object.values(ademamix.prepare({ beta1: 0 }, 3)).every(Number.isFinite)).toBe(true);
});

it("keeps the parameter and restarts all states when the gradient is not finite", () => {
  const before = trace(ademamix, {}, 0.5, [0.3]);
  expect(trace(ademamix, {}, 0.5, [0.3, Number.NaN])).toEqual({ p: before.p, s: [0, 0, 0] });
});
