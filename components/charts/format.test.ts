import { expect, it } from "vitest";
import { printBytes, printCount, printNumber, printPercent } from "./format";

it("writes numbers with few digits and a real minus sign", () => {
  expect([0, 0.69514, 12.345, 1234.5, 4.2e-7, -0.5].map(printNumber)).toEqual([
    "0",
    "0.695",
    "12.3",
    "1,235",
    "4.2e−7",
    "−0.5",
  ]);
});

it("never prints NaN or Infinity", () => {
  for (const print of [printNumber, printPercent, printBytes, printCount]) {
    expect(print(Number.NaN)).toBe("–");
    expect(print(Number.POSITIVE_INFINITY)).toBe("–");
  }
});

it("writes shares as percentages", () => {
  expect([0, 0.00312, 0.5, 12.5, 1e-7].map(printPercent)).toEqual([
    "0 %",
    "0.31 %",
    "50 %",
    "1,250 %",
    "under 0.001 %",
  ]);
});

it("writes bytes in decimal units and counts with separators", () => {
  expect([0, 999, 9344, 36_512, 1.5e9].map(printBytes)).toEqual([
    "0 B",
    "999 B",
    "9.34 kB",
    "36.5 kB",
    "1.5 GB",
  ]);
  expect(printCount(4096)).toBe("4,096");
});
