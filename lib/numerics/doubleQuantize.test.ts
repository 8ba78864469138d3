import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { dequantizeTwice, doubleQuantize, weightBits } from "./doubleQuantize";
import { NumericsError } from "./errors";
import { makeMap } from "./maps";
import { quantize } from "./quantize";
import { makeRandom } from "./random";

const nf4 = makeMap("nf4", { bits: 4, signed: true });
const random = makeRandom(1);
const x = Float32Array.from({ length: 64 * 256 + 17 }, () => random.normal());

describe("double quantization", () => {
  it("takes the bits that the QLoRA paper states", () => {
    expect(weightBits(4, 64).sum).toBe(4.5);
    const { codes, scales, scalesOfScales, sum } = weightBits(4, 64, 256);
    expect([codes, scales]).toEqual([4, 0.125]);
    expect(scalesOfScales).toBe(32 / (64 * 256));
    expect(sum.toFixed(3)).toBe("4.127");
    // "an average of about 0.37 bits per parameter" are saved, and 0.127 are left.
    expect((4.5 - sum).toFixed(3)).toBe("0.373");
    expect((scales + scalesOfScales).toFixed(3)).toBe("0.127");
  });

  it("changes no code, and each scale by less than half of the widest gap of the dynamic map", () => {
    const once = quantize(x, nf4, 64);
    const twice = doubleQuantize(x, nf4, 64, 256);
    expect(twice.codes).toEqual(once.codes);
    const values = dequantizeTwice(twice);
    const exact = dequantize(once);
    // The widest gap of the signed dynamic map is 0.0140625, so a scale is off by half of it at most, in units of the
    // largest distance of a scale from their mean.
    const mean = once.absmax.reduce((sum, scale) => sum + scale, 0) / once.absmax.length;
    const farthest = Math.max(...once.absmax.map((scale) => Math.abs(scale - mean)));
    for (let i = 0; i < x.length; i++)
      expect(Math.abs(values[i] - exact[i])).toBeLessThanOrEqual((0.0140625 / 2) * farthest * 1.001);
  });

  it("stores equal scales exactly", () => {
    const even = Float32Array.from({ length: 256 }, (_, i) => (i % 2 ? 0.5 : -0.5));
    expect(dequantizeTwice(doubleQuantize(even, nf4, 64, 256))).toEqual(even);
  });

  it("stores an empty tensor, and refuses blocks of no size", () => {
    expect(dequantizeTwice(doubleQuantize(new Float32Array(0), nf4, 64, 256))).toHaveLength(0);
    expect(() => doubleQuantize(x, nf4, 64, 0)).toThrow(NumericsError);
  });
});
