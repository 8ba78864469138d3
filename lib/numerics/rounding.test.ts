import { expect, test } from "vitest";
import { roundAtRandom, roundToNearest } from "./bf16";
import { fromHalf, toHalf } from "./float16";
import { makeRandom } from "./random";

test("half precision has the known bits", () => {
  expect([0, 1, -1, 0.5, 65504, 2 ** -14, 2 ** -24].map(toHalf)).toEqual([
    0, 0x3c00, 0xbc00, 0x3800, 0x7bff, 0x0400, 1,
  ]);
});

test("each half-precision number is its own nearest", () => {
  for (let bits = 0; bits < 0x7c00; bits++) expect(toHalf(fromHalf(bits))).toBe(bits);
});

test("half-way goes to the even number, and the last fraction carries", () => {
  expect(toHalf(1 + 2 ** -11)).toBe(0x3c00);
  expect(toHalf(1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(toHalf(2 - 2 ** -12)).toBe(0x4000);
});

test("bf16 rounds to the nearest of 8 bits, half-way to even, and leaves what is no number", () => {
  const values = Float32Array.of(
    1,
    1 + 2 ** -8,
    1 + 3 * 2 ** -8,
    1 + 2 ** -9,
    -(1 + 3 * 2 ** -9),
    Number.NaN,
    Infinity,
  );
  roundToNearest(values);
  expect([...values]).toEqual([1, 1, 1 + 2 ** -6, 1, -(1 + 2 ** -7), Number.NaN, Infinity]);
});

test("random rounding keeps the mean, and what is a bf16 already", () => {
  const random = makeRandom(1);
  const n = 20_000;
  const x = 1 + 2 ** -9;
  const values = new Float32Array(n).fill(x);
  roundAtRandom(values, random);
  expect(new Set(values)).toEqual(new Set([1, 1 + 2 ** -7]));
  // One in four goes up; the standard deviation of the share is 0.003.
  expect(values.filter((value) => value > 1).length / n).toBeCloseTo(0.25, 1);
  const exact = Float32Array.of(1, -0.5, 0);
  roundAtRandom(exact, random);
  expect([...exact]).toEqual([1, -0.5, 0]);
});
