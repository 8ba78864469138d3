import { expect, test } from "vitest";
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

/** encode-lines.wgsl in JavaScript, but the prediction is off by a fifth of an index either way. */
function encodeByLines({ words, bounds }: ReturnType<typeof mapTable>, x: number, error: number): number {
  const floats = new Float32Array(words.buffer);
  const starts = new Float32Array(bounds.buffer, 0, 7);
  const [size, sizeBits] = [Math.abs(x), new Uint32Array(Float32Array.of(Math.abs(x)).buffer)[0]];
  const line = 512 + 4 * starts.filter((start) => size >= start).length;
  const position = Math.min(floats[line] * size + floats[line + 1] + error, floats[line + 2]);
  const below = Math.max(0, Math.round(position));
  const index = below + (sizeBits > words[256 + below] ? 1 : 0);
  const zero = bounds[7];
  return x < 0 ? zero - Math.min(index, zero) : zero + index;
}

test.each([
  ["signed", signed],
  ["unsigned", unsigned],
])("lines leave room for error: a fifth of an index off still names the right neighbours, %s", (_, map) => {
  const table = mapTable(map, "lines");
  const unit = hardUnits(makeRandom(3), map);
  const x = Float32Array.from({ length: 50_000 }, unit);
  for (const value of [...map.values, ...x]) {
    for (const error of [-0.2, 0, 0.2]) {
      expect(encodeByLines(table, value, error)).toBe(encode(map.values, value));
    }
  }
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
