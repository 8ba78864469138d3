import { describe, expect, it } from "vitest";
import { encode, guardSign } from "@/lib/numerics/encode";
import { MAPS, makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { makeRandom } from "@/lib/numerics/random";
import { adversarialUnits } from "./adversarialValues";
import { encodeMethodFor, makeMapTable } from "./mapTable";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const aboveZero = makeMap("dynamic-above-zero", { bits: 8, signed: false });

it("the dynamic maps lie on lines; maps that are no mirror or have too many slopes are searched", () => {
  const methodOf = (...maps: QuantizationMap[]) =>
    encodeMethodFor(maps.map((map) => ({ map, guarded: map.signed })));
  expect(methodOf(signed, unsigned)).toBe("lines");
  expect(methodOf(signed, aboveZero)).toBe("lines");
  expect(methodOf(makeMap("linear-above-zero", { bits: 8, signed: false }))).toBe("lines");
  expect(methodOf(makeMap("linear", { bits: 8, signed: false }))).toBe("lines");
  expect(methodOf(makeMap("linear", { bits: 8, signed: true }))).toBe("search");
  expect(methodOf(signed, makeMap("quantile", { bits: 8, signed: true }))).toBe("search");
});

const f = Math.fround;
/** Multiply-add rounded once, and rounded twice: WGSL leaves it to the device. */
const fused = (a: number, b: number, c: number) => f(a * b + c);
const unfused = (a: number, b: number, c: number) => f(f(a * b) + c);

/**
 * `position` of encode-lines.wgsl in JavaScript: the code that the line gives, and whether the kernel trusts
 * it.
 */
function codeByLine(
  { words, bounds }: ReturnType<typeof makeMapTable>,
  x: number,
  multiplyAdd: typeof fused,
) {
  const floats = new Float32Array(words.buffer);
  const limits = new Float32Array(bounds.buffer);
  const beyond = (value: number, edge: number) =>
    Math.min(1, Math.max(0, multiplyAdd(value, 2 ** 100, edge)));
  const size = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? -1 : 1;
  const number = limits.subarray(0, 7).filter((start) => size >= start).length;
  const [slope, intercept, last, guard] = floats.subarray(512 + 4 * number);
  let index = Math.min(multiplyAdd(slope, size, intercept), last);
  index = f(index + beyond(x, limits[8]));
  index = multiplyAdd(guard, sign, index);
  const position = multiplyAdd(index, sign, limits[7]);
  const code = Math.round(position);
  return { code, trusted: Math.abs(position - code) <= f(0.5 - 1.5 * 2 ** -15) };
}

describe.each([
  ["signed", signed, false],
  ["signed and guarded", signed, true],
  ["unsigned", unsigned, false],
  ["unsigned, above zero", aboveZero, false],
])("lines of the %s dynamic map", (_, map, guarded) => {
  const table = makeMapTable({ map, guarded }, "lines");

  it.each([
    ["fused", fused],
    ["unfused", unfused],
  ])("are right wherever the kernel trusts them: %s multiply-add", (_name, multiplyAdd) => {
    const unit = adversarialUnits(makeRandom(3), map);
    const hard = Array.from({ length: 50_000 }, unit).filter((x) => map.signed || x >= 0);
    for (const x of [...map.values, -0, ...hard]) {
      const { code, trusted } = codeByLine(table, x, multiplyAdd);
      const nearest = encode(map.values, x);
      const expected = guarded ? guardSign(map.values, nearest, x) : nearest;
      if (trusted) expect([x, code]).toEqual([x, expected]);
    }
  });

  it("are trusted for all but one value in some thousands", () => {
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

it("every map has its values and as many thresholds as it has borders", () => {
  for (const family of MAPS) {
    for (const isSigned of [true, false]) {
      const request = { bits: 8, signed: isSigned };
      if (!family.offers(request)) continue;
      const map = family.make(request);
      const { words } = makeMapTable({ map, guarded: true }, "search");
      expect(new Float32Array(words.buffer).subarray(0, map.values.length)).toEqual(map.values);
      const thresholds = words.subarray(256, 512);
      expect(thresholds.filter((threshold) => threshold !== 0xffffffff).length).toBe(map.values.length - 1);
    }
  }
});
