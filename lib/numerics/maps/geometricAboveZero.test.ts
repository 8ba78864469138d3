import { expect, it } from "vitest";
import { geometricAboveZero } from "./geometricAboveZero";
import { linearAboveZero } from "./linear";

const { values } = geometricAboveZero.make({ bits: 4, signed: false });

/** How many times as long a step becomes at most when r is rounded to the nearest value, from the smallest up. */
const longestFactor = (table: Float32Array) =>
  Math.max(...[...table.keys()].slice(1).map((i) => Math.sqrt((table[i] + table[i - 1]) / 2 / table[i - 1])));

it("spans five doublings in 16 values of equal ratios", () => {
  expect(values).toHaveLength(16);
  expect([values[0], values[3], values[15]]).toEqual([1 / 32, 1 / 16, 1]);
  for (let i = 1; i < 16; i++) expect(values[i] / values[i - 1]).toBeCloseTo(2 ** (1 / 3), 6);
});

it("lengthens a step less than the linear map by rounding", () => {
  expect(longestFactor(values)).toBeCloseTo(1.063, 3);
  expect(longestFactor(linearAboveZero.make({ bits: 4, signed: false }).values)).toBeCloseTo(1.225, 3);
});

it("is for 4-bit second moments alone", () => {
  expect(geometricAboveZero.offers({ bits: 8, signed: false })).toBe(false);
  expect(geometricAboveZero.offers({ bits: 4, signed: true })).toBe(false);
});
