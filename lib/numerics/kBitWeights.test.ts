import { describe, expect, it } from "vitest";
import { fromHalf, toHalf } from "./float16";
import { DATA_TYPES, halfModelBits, inKBits, modelBits, weightMap } from "./kBitWeights";
import { makeRandom } from "./random";

const random = makeRandom(4);
const weights = Float32Array.from({ length: 1000 }, () => 0.1 * random.normal());
const errorOf = (stored: Float32Array) =>
  Math.sqrt(stored.reduce((sum, value, i) => sum + (value - weights[i]) ** 2, 0) / weights.length);

describe.each(DATA_TYPES)("weights in %s codes", (type) => {
  it("have maps of 3 to 8 bits, and smaller errors with each bit", () => {
    let before = Number.POSITIVE_INFINITY;
    for (const bits of [3, 4, 5, 6, 7, 8]) {
      const map = weightMap(type, bits);
      expect(map.values.length).toBeLessThanOrEqual(2 ** bits);
      expect(Math.max(...map.values.map(Math.abs))).toBe(1);
      const error = errorOf(inKBits(weights, map, 64));
      expect(error).toBeLessThan(before);
      before = error;
    }
  });

  it("have scales in half precision", () => {
    const [most, stored] = [0.3000001, inKBits(Float32Array.of(0.3000001, 0), weightMap(type, 4), 64)];
    expect(stored[0]).toBe(fromHalf(toHalf(most)));
    expect(stored[1]).toBeCloseTo(0, 1);
  });
});

it("has exponents of its own for each number of bits of the float", () => {
  // 3 bits: a sign and two exponent bits, so each magnitude is half of the next larger one, down to 0.
  expect([...weightMap("float", 3).values]).toEqual([-1, -0.5, -0.25, 0, 0, 0.25, 0.5, 1]);
});

it("counts codes, a scale for each block and what stays in half precision", () => {
  const sizes = { tensors: [100, 64], kept: 7 };
  expect(modelBits(sizes, 4, 64)).toBe(4 * 164 + 16 * 3 + 16 * 7);
  expect(halfModelBits(sizes)).toBe(16 * 171);
});
