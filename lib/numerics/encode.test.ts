import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode, guardSign, midpointsOf } from "./encode";
import { customMap, MAPS, makeMap } from "./maps";

const signed = makeMap("dynamic", { bits: 8, signed: true }).values;
const unsigned = makeMap("dynamic", { bits: 8, signed: false }).values;
const f32 = (min: number, max: number) => fc.float({ min, max, noNaN: true });

/** The neighbouring float32, upwards (1) or downwards (-1). */
function next(x: number, direction: 1 | -1): number {
  const bits = new Int32Array(Float32Array.of(x).buffer);
  if (x === 0) return direction * 2 ** -149;
  bits[0] += x > 0 === direction > 0 ? 1 : -1;
  return new Float32Array(bits.buffer)[0];
}

describe("encode", () => {
  it.each([
    ["signed", signed],
    ["unsigned", unsigned],
  ])(
    "gives exact midpoints of the %s map to the even code and their neighbours to the nearer one",
    (_, values) => {
      midpointsOf(values).forEach((middle, k) => {
        expect(encode(values, middle)).toBe(k % 2 === 0 ? k : k + 1);
        expect(encode(values, next(middle, -1))).toBe(k);
        expect(encode(values, next(middle, 1))).toBe(k + 1);
      });
    },
  );

  it("returns the code of every value itself", () => {
    signed.forEach((value, code) => {
      expect(encode(signed, value)).toBe(code);
    });
  });

  it("sends what is beyond the ends to the ends, and NaN to code 0", () => {
    expect([-2, Number.NEGATIVE_INFINITY, Number.NaN].map((x) => encode(signed, x))).toEqual([0, 0, 0]);
    expect([2, Number.POSITIVE_INFINITY].map((x) => encode(signed, x))).toEqual([255, 255]);
  });

  it("takes the first of two equal values, as the linear map has at 0", () => {
    const { values } = makeMap("linear", { bits: 8, signed: true });
    expect(encode(values, 0)).toBe(127);
  });

  it("finds the nearest value in tables of any length", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(f32(-1, 1), { minLength: 2, maxLength: 256 }),
        fc.oneof(f32(-2, 2), fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)),
        (list, x) => {
          const { values } = customMap(list.map((v) => v + 0).sort((a, b) => a - b));
          const code = encode(values, x);
          const nearest = Math.min(...values.map((value) => Math.abs(value - x)));
          // Comparing with rounded midpoints may prefer a value that is further away by that rounding.
          expect(Math.abs(values[code] - x)).toBeLessThanOrEqual(Math.fround(nearest) + 2 ** -23);
        },
      ),
    );
  });

  it.each(MAPS.map((family) => [family.name, family] as const))("is monotone in x: %s", (_, family) => {
    const requests = [8, 4].flatMap((bits) => [true, false].map((signed) => ({ bits, signed })));
    const request = requests.find((asked) => family.offers(asked));
    if (!request) throw new Error(`${family.name} offers neither 8 nor 4 bits`);
    const { values } = family.make(request);
    fc.assert(
      fc.property(f32(-1.5, 1.5), f32(-1.5, 1.5), (a, b) => {
        expect(encode(values, Math.min(a, b))).toBeLessThanOrEqual(encode(values, Math.max(a, b)));
      }),
    );
  });
});

describe("guardSign", () => {
  it("moves a tiny negative value off zero, and leaves a tiny positive one there", () => {
    expect(guardSign(signed, encode(signed, -1e-9), -1e-9)).toBe(126);
    expect(guardSign(signed, encode(signed, 1e-9), 1e-9)).toBe(127);
    expect(guardSign(signed, encode(signed, -0), -0)).toBe(126);
    expect(guardSign(signed, encode(signed, 0), 0)).toBe(127);
  });

  it("lets no value change sign", () => {
    fc.assert(
      fc.property(f32(-1, 1), (x) => {
        const value = signed[guardSign(signed, encode(signed, x), x)];
        expect(Math.sign(value) * Math.sign(x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("keeps the code of NaN and stays in the table", () => {
    expect(guardSign(signed, 0, Number.NaN)).toBe(0);
    expect(guardSign(signed, 0, 0)).toBe(0);
  });
});
