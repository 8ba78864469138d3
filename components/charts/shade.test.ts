import { expect, it } from "vitest";
import { shade, shadeRuns } from "./shade";
import { parseRgb } from "./theme";

it("paints one ink at the strength of each value, and nothing where there is none", () => {
  const pixels = new Uint8ClampedArray(12);
  shade([0, 1, Number.NaN], [10, 20, 30], (value) => value * 0.4, pixels);
  expect([...pixels]).toEqual([10, 20, 30, 0, 10, 20, 30, 102, 10, 20, 30, 0]);
});

it("reads colours in both forms that browsers compute", () => {
  expect(parseRgb("rgb(27, 29, 33)")).toEqual([27, 29, 33]);
  expect(parseRgb("color(srgb 1 0 0.2)")).toEqual([255, 0, 51]);
});

it("joins neighbours of one strength and leaves out what is blank", () => {
  const runs = shadeRuns([0, 0.4, 0.4, 1, Number.NaN, 0.4], [3, 2], (value) => value, [2, 3]);
  expect(runs).toEqual([
    { opacity: 0.4, path: "M2 0h4v3h-4zM4 3h2v3h-2z" },
    { opacity: 1, path: "M0 3h2v3h-2z" },
  ]);
});
