import { expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { customMap } from "./maps";
import { quantize } from "./quantize";

const map = customMap([-1, 0, 0.5, 1]);

it("multiplies each code's value by its block's absmax, into a given array if there is one", () => {
  const q = quantize(Float32Array.of(4, -4, 2, 10, 5), map, 3);
  const out = new Float32Array(5);
  expect(dequantize(q, out)).toBe(out);
  expect([...out]).toEqual([4, -4, 2, 10, 5]);
});

it("refuses an array of another length", () => {
  const q = quantize(new Float32Array(5), map, 3);
  expect(() => dequantize(q, new Float32Array(4))).toThrow("the length of out is 4, but must be 5.");
});
