import { expect, it } from "vitest";
import { printBytes, printCount, printNumber, printOrdinal, printPercent, printTwoDigits } from "./format";

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

it("rounds to two digits where more cannot be compared", () => {
  expect([0, 0.0314, 1049, 4.25e-7, -0.5].map(printTwoDigits)).toEqual([
    "0",
    "0.031",
    "1,000",
    "4.3e−7",
    "−0.5",
  ]);
});

it("never prints NaN or Infinity", () => {
  for (const print of [printNumber, printTwoDigits, printPercent, printBytes, printCount]) {
    expect(print(Number.NaN)).toBe("–");
    expect(print(Number.POSITIVE_INFINITY)).toBe("–");
  }
});

it("writes shares as percentages", () => {
  expect([0, 0.00312, 0.5, 12.5, 1e-7].map((share) => printPercent(share))).toEqual([
    "0\u00a0%",
    "0.31\u00a0%",
    "50\u00a0%",
    "1,250\u00a0%",
    "less than 0.001\u00a0%",
  ]);
});

it("writes bytes in decimal units and counts with separators", () => {
  expect([0, 999, 9344, 36_512, 1.5e9].map(printBytes)).toEqual([
    "0\u00a0B",
    "999\u00a0B",
    "9.34\u00a0kB",
    "36.5\u00a0kB",
    "1.5\u00a0GB",
  ]);
  expect(printCount(4096)).toBe("4,096");
});

it("writes places in an order", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1013].map(printOrdinal)).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "102nd",
    "111th",
    "1,013th",
  ]);
});
