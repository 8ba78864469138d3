import { expect, it } from "vitest";
import { e4m3, e5m2, floatValues, fp4 } from "./float";

it("has two zeros and 2^M levels in each power of two", () => {
  const { values } = e5m2.make({ bits: 8, signed: true });
  expect([...values].filter((value) => value === 0)).toHaveLength(2);
  expect([...values].filter((value) => value > 0.5 / 1.75 && value <= 1 / 1.75)).toHaveLength(4);
  expect(values[254]).toBeCloseTo(1.5 / 1.75, 6);
});

it("gives the sign bit of the unsigned map to the fraction", () => {
  const { values } = e4m3.make({ bits: 8, signed: false });
  expect(new Set(values).size).toBe(256);
  expect([...values].filter((value) => value > 0.5)).toHaveLength(16);
});

it("differs from the kernel's FP4 in the smallest step alone, by a factor of 4", () => {
  const table = fp4.make({ bits: 4, signed: true }).values;
  const made = floatValues({ exponentBits: 2, fractionBits: 1, signed: true });
  const different = [...table].map((value, i) => [value, made[i]]).filter(([a, b]) => Math.abs(a - b) > 1e-7);
  expect(different).toHaveLength(2);
  for (const [a, b] of different) expect(b / a).toBeCloseTo(4, 5);
});
