import { expect, it } from "vitest";
import { shade } from "./shade";
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
