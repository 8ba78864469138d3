import { expect, it } from "vitest";
import { midpointsOf } from "../encode";
import { nf4, nf4Symmetric } from "./normal";

/** The density's integral up to z, by Simpson's rule. */
function normalProbability(z: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const steps = 2000;
  const h = z / steps;
  let sum = density(0) + density(z);
  for (let i = 1; i < steps; i++) sum += density(i * h) * (i % 2 === 1 ? 4 : 2);
  return 0.5 + (sum * h) / 3;
}

/** The z whose probability is p in [0.5, 1), by bisection. */
function normalQuantile(p: number): number {
  let low = 0;
  let high = 8;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

/** Quantiles above 0, from the probability `OFFSET` down to that of 0, which is left out. */
const side = (points: number) =>
  Array.from({ length: points - 1 }, (_, i) => normalQuantile(OFFSET + (i * (0.5 - OFFSET)) / (points - 1)));
const OFFSET = 1 - (1 / 32 + 1 / 30) / 2;

it("is made of quantiles of the normal distribution: 8 positive, 7 negative, and 0", () => {
  const all = [...side(9), 0, ...side(8).map((z) => -z)].sort((a, b) => a - b);
  const largest = Math.max(...all);
  const { values } = nf4.make({ bits: 4, signed: true });
  all.forEach((value, i) => {
    expect(values[i]).toBeCloseTo(value / largest, 6);
  });
});

it("has the thresholds of the reference's kernel halfway between its values", () => {
  // kernels.cu, dQuantizeNF4.
  const thresholds = [
    -0.8480964, -0.6106329, -0.4599953, -0.3396794, -0.2346074, -0.1379117, -0.045525, 0.0397902, 0.1202553,
    0.2035213, 0.2920138, 0.3893125, 0.5016634, 0.6427869, 0.8614785,
  ];
  midpointsOf(nf4.make({ bits: 4, signed: true }).values).forEach((middle, i) => {
    expect(middle).toBeCloseTo(thresholds[i], 6);
  });
});

it("is made of 7 quantiles on each side and two zeros, where it is symmetric", () => {
  const quantiles = side(8);
  const all = [...quantiles, 0, 0, ...quantiles.map((z) => -z)].sort((a, b) => a - b);
  const { values } = nf4Symmetric.make({ bits: 4, signed: true });
  all.forEach((value, i) => {
    expect(values[i]).toBeCloseTo(value / quantiles[0], 6);
  });
  expect(values).toHaveLength(16);
  values.forEach((value, code) => {
    expect(value + values[15 - code]).toBe(0);
  });
});
