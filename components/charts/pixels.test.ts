import { describe, expect, it } from "vitest";
import { pixelPaths, stepOf } from "./Pixels";

describe("Pixels", () => {
  it("joins equal squares of a row, not across rows, and leaves out what has no fill", () => {
    expect(pixelPaths([0, 0, 0, 1, -1, 1], 2, 2, 0, 0, 10)).toEqual([
      "M0 0h20v10H0ZM0 10h10v10H0Z",
      "M10 10h10v10H10ZM10 20h10v10H10Z",
    ]);
  });

  it("puts a value on its step, bounds included", () => {
    expect([-1, 0.9, 1, 2, 50, Number.POSITIVE_INFINITY].map((value) => stepOf(value, [1, 2]))).toEqual([
      0, 0, 1, 2, 2, 2,
    ]);
    expect(stepOf(Number.NaN, [1])).toBe(-1);
  });
});
