import { describe, expect, it } from "vitest";
import { countCodes } from "../countCodes";
import { NumericsError } from "../errors";
import { quantize } from "../quantize";
import { makeRandom } from "../random";
import { quantile, quantileMap } from "./quantile";

const random = makeRandom(5);
const normals = Float32Array.from({ length: 40_000 }, () => random.normal());

describe("quantileMap", () => {
  it("uses each code about equally often for data like the sample", () => {
    const map = quantileMap(normals, { bits: 4, signed: true });
    // Codes are estimated from the values; as one block the same values are scaled by their maximum.
    const scale = Math.max(...normals.map(Math.abs)) / largestQuantile(normals);
    const scaled = { ...map, values: map.values.map((value) => value / scale) };
    const counts = countCodes(quantize(normals, scaled, normals.length).codes).subarray(0, 16);
    for (const count of counts) {
      expect(count).toBeGreaterThan(normals.length / 16 / 2.2);
      expect(count).toBeLessThan((normals.length / 16) * 1.6);
    }
  });

  it("reads order statistics of a sample that is one chunk", () => {
    // 0, 1, ..., 2047: the quantile q is 2047 q, so the values are known.
    const ramp = Float32Array.from({ length: 2048 }, (_, i) => i);
    const { values } = quantileMap(ramp, { bits: 2, signed: false });
    const at = (index: number) => Math.round((1 / 6 + (index * (2 / 3)) / 255) * 2047);
    expect([...values]).toEqual([0, at(0) / at(255), at(127) / at(255), 1].map(Math.fround));
  });

  it("refuses samples that are too small, not finite, negative for an unsigned map, or constant zero", () => {
    const signed = { bits: 8, signed: true };
    expect(() => quantileMap(new Float32Array(255).fill(1), signed)).toThrow(NumericsError);
    expect(() => quantileMap(normals.with(7, Number.NaN), signed)).toThrow(/finite/);
    expect(() => quantileMap(normals, { bits: 8, signed: false })).toThrow(/unsigned/);
    expect(() => quantileMap(new Float32Array(300), signed)).toThrow(/zero at every quantile/);
    expect(() => quantileMap(normals, { bits: 9, signed: true })).toThrow(/bits/);
  });
});

it("makes the same default map each time", () => {
  expect(quantile.make({ bits: 8, signed: true })).toEqual(quantile.make({ bits: 8, signed: true }));
});

/** The largest magnitude among the 15 quantiles of the 4-bit map, averaged over chunks as the map does. */
function largestQuantile(sample: Float32Array): number {
  const chunks = Math.floor(sample.length / 4096);
  let low = 0;
  let high = 0;
  for (let c = 0; c < chunks; c++) {
    const sorted = sample.slice(c * 4096, (c + 1) * 4096).sort();
    low += sorted[Math.round(4095 / 30)] / chunks;
    high += sorted[Math.round(4095 * (29 / 30))] / chunks;
  }
  return Math.max(-low, high);
}
