import { describe, expect, test } from "vitest";
import { encode } from "@/lib/numerics/encode";
import { MAPS, makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { hardUnits } from "./hardValues";
import { encoderFor, mapTable } from "./mapTable";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });

test("the dynamic maps lie on lines; maps that are no mirror or have too many slopes are searched", () => {
  expect(encoderFor([signed, unsigned])).toBe("lines");
  expect(encoderFor([makeMap("linear", { bits: 8, signed: false })])).toBe("lines");
  expect(encoderFor([makeMap("linear", { bits: 8, signed: true })])).toBe("search");
  expect(encoderFor([signed, makeMap("quantile", { bits: 8, signed: true })])).toBe("search");
});

const f = Math.fround;
/** Multiply-add rounded once, and rounded twice: WGSL leaves it to the device. */
const fused = (a: number, b: number, c: number) => f(a * b + c);
const unfused = (a: number, b: number, c: number) => f(f(a * b) + c);

/** `position` of encode-lines.wgsl in JavaScript: the code that the line gives, and whether the kernel trusts it. */
function codeByLine({ words, bounds }: ReturnType<typeof mapTable>, x: number, multiplyAdd: typeof fused) {
  const floats = new Float32Array(words.buffer);
  const limits = new Float32Array(bounds.buffer);
  const size = Math.abs(x);
  const line = 512 + 4 * limits.subarray(0, 7).filter((start) => size >= start).length;
  let index = Math.min(multiplyAdd(floats[line], size, floats[line + 1]), floats[line + 2]);
  const [top, topIndex, center] = limits.subarray(8, 11);
  if (x >= top) index = topIndex;
  // A float between 256 and 512: 8 bits of code, 15 of fraction.
  const fixed = f((x < 0 ? -index : index) + center) - 256;
  return { code: Math.floor(fixed), trusted: (fixed % 1) * 2 ** 15 >= 3 };
}

describe.each([
  ["signed", signed],
  ["unsigned", unsigned],
])("lines of the %s dynamic map", (_, map) => {
  const table = mapTable(map, "lines");

  test.each([
    ["fused", fused],
    ["unfused", unfused],
  ])("are right wherever the kernel trusts them: %s multiply-add", (_name, multiplyAdd) => {
    const unit = hardUnits(makeRandom(3), map);
    const hard = Array.from({ length: 50_000 }, unit).filter((x) => map.signed || x >= 0);
    for (const x of [...map.values, ...hard]) {
      const { code, trusted } = codeByLine(table, x, multiplyAdd);
      if (trusted) expect([x, code]).toEqual([x, encode(map.values, x)]);
    }
  });

  test("are trusted for all but one value in some thousands", () => {
    const random = makeRandom(4);
    let doubted = 0;
    for (let i = 0; i < 200_000; i++) {
      const x = f(map.signed ? 2 * random.uniform() - 1 : random.uniform());
      if (!codeByLine(table, x, fused).trusted) doubted++;
    }
    expect(doubted / 200_000).toBeLessThan(1 / 5000);
    expect(doubted).toBeGreaterThan(0);
  });
});

test("every map has its values and as many thresholds as it has borders", () => {
  for (const family of MAPS) {
    for (const isSigned of [true, false]) {
      const request = { bits: 8, signed: isSigned };
      if (!family.offers(request)) continue;
      const map = family.make(request);
      const { words } = mapTable(map, "search");
      expect(new Float32Array(words.buffer).subarray(0, map.values.length)).toEqual(map.values);
      const thresholds = words.subarray(256, 512);
      expect(thresholds.filter((threshold) => threshold !== 0xffffffff).length).toBe(map.values.length - 1);
    }
  }
});
