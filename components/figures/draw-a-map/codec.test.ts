import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAPS } from "@/lib/numerics/maps";
import { decodeHeights, decodeTable, encodeHeights, encodeTable, HIGHEST } from "./codec";
import { drawAMapOptions } from "./figure";

const table = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 255, maxLength: 255 })
  .map((values) => Float32Array.from([...values, 1]).sort());

function decoded(text: string): Float32Array {
  const result = decodeTable(text);
  if (!result) throw new Error(`"${text}" cannot be read.`);
  return result;
}

describe("a table in a link", () => {
  it("is decoded in order and to within 0.002 %, with 0, 1 and -1 exact", () => {
    fc.assert(
      fc.property(table, (values) => {
        const back = decoded(encodeTable(values));
        back.forEach((value, i) => {
          expect(Math.abs(value - values[i])).toBeLessThanOrEqual(Math.abs(values[i]) * 2e-5 + 1e-40);
          if (i > 0) expect(value).toBeGreaterThanOrEqual(back[i - 1]);
        });
        for (const exact of [-1, 0, 1]) if (values.includes(exact)) expect(back).toContain(exact);
        expect(encodeTable(back)).toBe(encodeTable(values));
      }),
      { numRuns: 40 },
    );
  });

  it("fits into the option for every map of the library", () => {
    for (const family of MAPS) {
      for (const signed of [true, false]) {
        if (!family.offers({ bits: 8, signed })) continue;
        const { values } = family.make({ bits: 8, signed });
        const text = encodeTable(values);
        expect(text.length).toBeLessThan(drawAMapOptions.levels.maxLength);
        expect(text).toMatch(/^1[\w-]+$/);
        decoded(text).forEach((value, i) => {
          expect(value).toBeCloseTo(values[i], 4);
        });
      }
    }
  });

  it("is rejected with a sentence if it is broken", () => {
    const good = encodeTable(MAPS[0].make({ bits: 8, signed: true }).values);
    for (const bad of [
      "",
      "1",
      "2",
      `2${good.slice(1)}`,
      good.slice(0, -4),
      `${good}AAAA`,
      "1%%%",
      "1////",
    ]) {
      expect(decodeTable(bad)).toBeUndefined();
    }
    expect(decodeTable(encodeTable(new Float32Array(256)))).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = decodeTable(`1${text}`);
        for (const value of result ?? []) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("heights in a link", () => {
  it("are decoded as they were encoded", () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: HIGHEST, minLength: 7, maxLength: 7 }), (heights) => {
        expect(decodeHeights(encodeHeights(heights), 7)).toEqual(heights);
      }),
    );
  });

  it("are rejected if their number or version is another", () => {
    for (const bad of ["", "1", "1AAA", "2AA", "1A!"]) expect(decodeHeights(bad, 2)).toBeUndefined();
  });
});
