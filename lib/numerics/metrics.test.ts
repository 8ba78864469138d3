import { expect, it } from "vitest";
import { cosine } from "./cosine";
import { countCodes } from "./countCodes";
import { meanAbsoluteError, meanRelativeError, median, quantile, zeroedShare } from "./metrics";

const x = Float32Array.of(1, -2, 4, 0);
const stored = Float32Array.of(1.5, -2, 0, 0.25);

it("measures errors", () => {
  expect(meanAbsoluteError(x, stored)).toBe((0.5 + 0 + 4 + 0.25) / 4);
  expect(meanRelativeError(x, stored)).toBe((0.5 + 0 + 1) / 3);
  expect(zeroedShare(x, stored)).toBe(1 / 3);
});

it("says NaN where there is nothing to measure", () => {
  const zero = new Float32Array(2);
  expect(meanRelativeError(zero, zero)).toBeNaN();
  expect(zeroedShare(zero, zero)).toBeNaN();
});

it("refuses arrays of different lengths", () => {
  expect(() => meanAbsoluteError(x, stored.subarray(1))).toThrow(/length of stored is 3/);
  expect(() => cosine(x, stored.subarray(1))).toThrow(/length of b is 3/);
});

it("compares directions", () => {
  expect(
    cosine(
      x,
      x.map((v) => 3 * v),
    ),
  ).toBe(1);
  expect(
    cosine(
      x,
      x.map((v) => -v),
    ),
  ).toBe(-1);
  expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 5))).toBe(0);
  expect(cosine(x, new Float32Array(4))).toBeNaN();
});

it("counts codes", () => {
  const counts = countCodes(Uint8Array.of(0, 255, 255, 7));
  expect(counts).toHaveLength(256);
  expect([counts[0], counts[7], counts[255], counts[1]]).toEqual([1, 1, 2, 0]);
});

it("finds medians and quantiles between the numbers", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 5], 1)).toBe(5);
  expect(median([10, 9, 100])).toBe(10);
  expect(median(Float32Array.of(4, 1, 3, 2))).toBe(2.5);
  expect(median([])).toBeNaN();
});
