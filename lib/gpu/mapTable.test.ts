import { describe, expect, it } from "vitest";
import { MAPS, makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { testLines } from "./lineTesting";
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

describe.each([
  ["signed", signed, false],
  ["signed and guarded", signed, true],
  ["unsigned", unsigned, false],
  ["unsigned, above zero", aboveZero, false],
])("lines of the %s dynamic map", (_, map, guarded) => {
  testLines(map, guarded, makeMapTable({ map, guarded }, "lines"));
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
