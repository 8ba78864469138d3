import { describe, expect, it } from "vitest";
import { FORMATS_COMMAND, FORMATS_SEEDS, formatCell } from "@/lib/recordings/formatClaims";
import { LEAST_COVERAGE } from "@/lib/study/pairedTest";
import { lossRatio, lostRuns, neededSquare, offByTwo, overSeeds } from "./formatClaims";

describe("the recorded claims", () => {
  it("have a number for each seed, and a command", () => {
    const { lostAt, finalLoss, longest } = formatCell("linear", "words", "flashoptim");
    expect([lostAt, finalLoss, longest].map(({ length }) => length)).toEqual([8, 8, 8]);
    expect(FORMATS_SEEDS).toBe(8);
    expect(FORMATS_COMMAND).toMatch(/^npm run formats -- --seeds 8/);
    expect(() => formatCell("linear", "words", "none")).toThrow(RangeError);
  });

  it("compare a variant with 32-bit state of the same seed", () => {
    const itself = lossRatio("linear", "words", "float32");
    expect([itself.median, itself.low, itself.high]).toEqual([1, 1, 1]);
    expect(itself.coverage).toBeGreaterThanOrEqual(LEAST_COVERAGE);
  });

  it("take a lost run for an infinitely bad one", () => {
    const cell = formatCell("affine", "words", "affine");
    expect(lostRuns(cell).lost).toBe(8);
    expect(lostRuns(cell).latest).toBeGreaterThan(1);
    expect(lossRatio("affine", "words", "affine").median).toBe(Number.POSITIVE_INFINITY);
    expect(overSeeds([1, null, 2]).high).toBe(Number.POSITIVE_INFINITY);
  });

  it("hold shares from 0 to 1 for each beta2", () => {
    for (const beta2 of [0.999, 0.99, 0.95, 0.9]) {
      const { low, high } = offByTwo("r-dynamic-8", beta2);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });
});

it("computes the squared gradient that moves r: 8-bit dynamic and 4-bit linear", () => {
  expect(neededSquare(0.07, 0.999)).toBeCloseTo(36, 6);
  expect(neededSquare(0.125, 0.999)).toBeCloseTo(63.5, 6);
  expect(neededSquare(0.07, 0.95)).toBeCloseTo(1.7, 6);
});
