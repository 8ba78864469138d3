import { describe, expect, it } from "vitest";
import { indexScale, linearScale, logScale } from "./scale";

const range = [0, 100] as const;

describe("linearScale", () => {
  it("maps the smallest and largest finite value to the ends", () => {
    const scale = linearScale({
      series: [
        [2, Number.NaN, 4],
        [3, Number.POSITIVE_INFINITY],
      ],
      range,
    });
    expect(scale.domain).toEqual([2, 4]);
    expect([scale.at(2), scale.at(3), scale.at(4)]).toEqual([0, 50, 100]);
    expect(scale.invert(50)).toBe(3);
  });

  it("pads a constant series, zero included", () => {
    expect(linearScale({ series: [[5, 5]], range }).domain).toEqual([4.5, 5.5]);
    const zero = linearScale({ series: [[0]], range });
    expect(zero.at(0)).toBeCloseTo(50);
  });

  it("shows 0 to 1 without data, and breaks at what is no number", () => {
    const scale = linearScale({ series: [], range });
    expect(scale.domain).toEqual([0, 1]);
    expect(scale.at(Number.NaN)).toBeNaN();
    expect(scale.at(Number.POSITIVE_INFINITY)).toBeNaN();
  });
});

describe("logScale", () => {
  it("leaves out what has no logarithm", () => {
    const scale = logScale({ series: [[0, 0.01, 1]], range });
    expect(scale.domain).toEqual([0.01, 1]);
    expect(scale.at(0)).toBeNaN();
    expect(scale.at(-1)).toBeNaN();
    expect(scale.at(0.1)).toBeCloseTo(50);
  });

  it("pads a constant series and survives no series", () => {
    const [low, high] = logScale({ series: [[0.5]], range }).domain;
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(logScale({ series: [[0, -1]], range }).domain).toEqual([0.1, 1]);
  });

  it.each([
    [
      [1e-6, 1],
      [1e-6, 1e-4, 1e-2, 1],
    ],
    [
      [0.05, 0.7],
      [0.05, 0.1, 0.2, 0.5],
    ],
    [
      [0.6, 0.7],
      [0.6, 0.62, 0.64, 0.66, 0.68, 0.7],
    ],
  ])("has few round ticks inside %j", (values, ticks) => {
    expect(logScale({ series: [values], range }).ticks(4)).toEqual(ticks);
  });
});

it("puts the only value of a series at the left end", () => {
  expect(indexScale(1, range).at(0)).toBe(0);
  expect(indexScale(11, range).at(10)).toBe(100);
});
