import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { NumericsError } from "./errors";
import { MAPS, makeMap, type QuantizationMap } from "./maps";
import { meanAbsoluteError, meanRelativeError } from "./metrics";
import { quantize } from "./quantize";
import { makeRandom } from "./random";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });

/**
 * Values of ordinary size, or 0: where absmax is subnormal its reciprocal overflows, and nothing here holds.
 */
const value = fc
  .float({ min: Math.fround(-1e6), max: Math.fround(1e6), noNaN: true })
  .map((x) => (Math.abs(x) < 1e-25 ? 0 : x));
const tensor = fc.array(value, { minLength: 1, maxLength: 200 }).map((list) => Float32Array.from(list));
const blockSize = fc.integer({ min: 1, max: 70 });

const ALL_MAPS: [string, QuantizationMap][] = MAPS.flatMap((family) =>
  [4, 8].flatMap((bits) =>
    [true, false]
      .filter((sign) => family.offers({ bits, signed: sign }))
      .map((sign): [string, QuantizationMap] => [
        `${family.name}, ${bits} bits, ${sign ? "signed" : "unsigned"}`,
        family.make({ bits, signed: sign }),
      ]),
  ),
);

/** An unsigned map only gets values of 0 or more. */
const suited = (x: Float32Array, map: QuantizationMap) => (map.signed ? x : x.map(Math.abs));

describe("quantize", () => {
  it("gives each block its own absmax, a short last one too", () => {
    const q = quantize(Float32Array.of(1, -2, 0.5, 0.25, 8), unsigned, 2);
    expect([...q.absmax]).toEqual([2, 0.5, 8]);
    expect(q.codes).toHaveLength(5);
    expect(q.codes[4]).toBe(255);
  });

  it("writes the code of 0 for a block of zeros", () => {
    const q = quantize(new Float32Array(3), signed, 2);
    expect([...q.codes]).toEqual([127, 127, 127]);
    expect([...q.absmax]).toEqual([0, 0]);
    expect([...dequantize(q)]).toEqual([0, 0, 0]);
  });

  it("passes over NaN and gives it code 0; an infinity takes its block with it", () => {
    const q = quantize(Float32Array.of(1, Number.NaN, Number.POSITIVE_INFINITY, 5), signed, 2);
    expect([...q.absmax]).toEqual([1, Number.POSITIVE_INFINITY]);
    expect([...q.codes]).toEqual([255, 0, 0, 127]);
  });

  it("takes no values, and one block for the whole tensor", () => {
    expect(quantize(new Float32Array(0), signed, 256).absmax).toHaveLength(0);
    expect(quantize(new Float32Array(300).fill(1), signed, 1e9).absmax).toHaveLength(1);
  });

  it.each([0, -1, 2.5, Number.NaN])("refuses block size %d", (size) => {
    expect(() => quantize(new Float32Array(4), signed, size)).toThrow(NumericsError);
  });

  it("stores a positive extreme exactly and a negative one 0.7 % too small", () => {
    expect([...dequantize(quantize(Float32Array.of(3, 1), signed, 2))][0]).toBe(3);
    expect([...dequantize(quantize(Float32Array.of(-3, 1), signed, 2))][0]).toBeCloseTo(-3 * 0.99296875, 5);
  });
});

describe.each(ALL_MAPS)("%s", (_, map) => {
  it("keeps every value within half a gap of the map, times absmax", () => {
    const { values } = map;
    const last = values.length - 1;
    let bound = Math.max(1 - values[last], map.signed ? values[0] + 1 : values[0]);
    for (let k = 0; k < last; k++) bound = Math.max(bound, (values[k + 1] - values[k]) / 2);
    fc.assert(
      fc.property(tensor, blockSize, (list, size) => {
        const x = suited(list, map);
        const q = quantize(x, map, size);
        dequantize(q).forEach((stored, i) => {
          const absmax = q.absmax[Math.floor(i / size)];
          // The reciprocal, the product and the midpoint round once each.
          expect(Math.abs(stored - x[i])).toBeLessThanOrEqual(absmax * (bound + 2 ** -22));
        });
      }),
    );
  });

  it("is monotone: of two values of a block, the larger never gets the lower code", () => {
    fc.assert(
      fc.property(tensor, (list) => {
        const x = suited(list, map).sort();
        const { codes } = quantize(x, map, x.length);
        for (let i = 1; i < x.length; i++) {
          expect(codes[i]).toBeGreaterThanOrEqual(codes[i - 1]);
        }
      }),
    );
  });

  // Quantizing again finds the same absmax only if the block's extreme was stored exactly. The dynamic map
  // has no -1, so there it takes a positive extreme; a quantile map may lack either end. And where two codes
  // name one value (0 in linear and float maps), a small positive value gets the upper one, but 0 itself the
  // lower one.
  it("finds the same values again, and the same codes if no two are alike", () => {
    const distinct = new Set(map.values).size === map.values.length;
    fc.assert(
      fc.property(tensor, blockSize, (list, size) => {
        const once = quantize(suited(list, map), map, size);
        const values = dequantize(once);
        const again = quantize(values, map, size);
        const sameAbsmax = (i: number) => {
          const b = Math.floor(i / size);
          return again.absmax[b] === once.absmax[b];
        };
        dequantize(again).forEach((value, i) => {
          if (!sameAbsmax(i)) return;
          expect(value).toBe(values[i]);
          if (distinct) expect(again.codes[i]).toBe(once.codes[i]);
        });
      }),
    );
  });
});

it("is not idempotent where a block's extreme is negative: the dynamic map has no -1", () => {
  // 0.5585 of the true extreme; seen from the shrunken one, it is nearer to the next code.
  const x = Float32Array.from({ length: 200 }, (_, i) => (i === 0 ? -1 : i / 200));
  const once = quantize(x, signed, 200);
  const again = quantize(dequantize(once), signed, 200);
  expect(again.absmax[0]).toBeLessThan(once.absmax[0]);
  expect([...again.codes]).not.toEqual([...once.codes]);
});

// The limits of the library's own test_dynamic_blockwise_quantization, which holds them on 2^20 values.
describe.each([64, 128, 256, 512, 1024, 2048, 4096])("block size %d", (size) => {
  const random = makeRandom(42);
  const x = Float32Array.from({ length: 2 ** 17 }, () => random.normal());
  const u = Float32Array.from({ length: 2 ** 17 }, () => random.uniform());

  it.each([
    ["normal values, signed", x, signed, 0.011, 0.018],
    ["uniform values, signed", u, signed, 0.0036, 0.015],
    ["uniform values, unsigned", u, unsigned, 0.0023, 0.012],
  ] as const)("stores %s within the reference's limits", (_, values, map, absolute, relative) => {
    const stored = dequantize(quantize(values, map, size));
    expect(meanAbsoluteError(values, stored)).toBeLessThan(absolute);
    expect(meanRelativeError(values, stored)).toBeLessThan(relative);
  });
});
