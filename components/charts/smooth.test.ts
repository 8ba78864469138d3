import { describe, expect, it } from "vitest";
import { NOISY_POINTS, runningMean, smoothingWindow } from "./smooth";

describe("the running mean", () => {
  it("is over the window before each point, and over fewer at the start", () => {
    expect([...runningMean([1, 3, 5, 7, 9], 2)]).toEqual([1, 2, 4, 6, 8]);
    expect([...runningMean([4, 8], 1)]).toEqual([4, 8]);
    expect([...runningMean([], 5)]).toEqual([]);
  });

  it("of a point does not change when more come", () => {
    const values = Array.from({ length: 90 }, (_, i) => Math.sin(i) + i / 10);
    expect([...runningMean(values, 7)].slice(0, 40)).toEqual([...runningMean(values.slice(0, 40), 7)]);
  });

  it("passes over what is not finite, and has a gap where nothing is", () => {
    expect([...runningMean([Number.NaN, 2, Number.POSITIVE_INFINITY, 4], 2)]).toEqual([Number.NaN, 2, 2, 4]);
  });

  it("does not drift over a long run", () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i < 10 ? 1e6 : 0.25));
    expect(runningMean(values, 64).at(-1)).toBeCloseTo(0.25, 6);
  });
});

describe("the window", () => {
  it("is one, no mean at all, for short curves, and grows with long ones in few steps", () => {
    expect(smoothingWindow(NOISY_POINTS - 1)).toBe(1);
    expect([NOISY_POINTS, 500, 1000, 2000, 10_000].map(smoothingWindow)).toEqual([4, 8, 16, 32, 128]);
  });
});
