import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { NumericsError } from "./errors";
import { makeMap } from "./maps";
import { quantize } from "./quantize";
import { makeRandom } from "./random";
import {
  blockStarts,
  type Cut,
  paddingOf,
  partBounds,
  partLength,
  quantizeParts,
  scalesRead,
  sliceParts,
} from "./shards";

const map = makeMap("dynamic", { bits: 8, signed: true });
const random = makeRandom(1);
const normal = (n: number) => Float32Array.from({ length: n }, () => random.normal());
const joined = (parts: ReturnType<typeof quantizeParts>) =>
  parts.flatMap((part) => Array.from(dequantize(part)));

const cuts = fc.record({
  workers: fc.integer({ min: 1, max: 9 }),
  blockSize: fc.constantFrom(1, 4, 16, 64),
  padded: fc.boolean(),
});

describe("sharded state", () => {
  it("is cut as by hand", () => {
    const cut: Cut = { workers: 3, blockSize: 4, padded: false };
    expect(partLength(20, cut)).toBe(7);
    expect(partBounds(20, cut)).toEqual([
      [0, 7],
      [7, 14],
      [14, 20],
    ]);
    expect(blockStarts(20, cut)).toEqual([0, 4, 7, 11, 14, 18]);
    expect(paddingOf(20, cut)).toBe(1);
    const padded = { ...cut, padded: true };
    expect(blockStarts(20, padded)).toEqual([0, 4, 8, 12, 16]);
    expect(paddingOf(20, padded)).toBe(4);
  });

  it("has every value in one part, and padded blocks where one worker has them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), cuts, (n, cut) => {
        const bounds = partBounds(n, cut);
        expect(bounds[0][0]).toBe(0);
        expect(bounds.at(-1)?.[1]).toBe(n);
        for (let k = 1; k < bounds.length; k++) expect(bounds[k][0]).toBe(bounds[k - 1][1]);
        if (cut.padded) expect(blockStarts(n, cut)).toEqual(blockStarts(n, { ...cut, workers: 1 }));
      }),
    );
  });

  it("survives slicing between padded cuts, bit by bit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        cuts,
        fc.integer({ min: 1, max: 9 }),
        (n, { blockSize, workers }, after) => {
          const x = normal(n);
          const from = { blockSize, workers, padded: true };
          const to = { ...from, workers: after };
          const parts = quantizeParts(x, map, from);
          expect(sliceParts(parts, to)).toEqual(quantizeParts(x, map, to));
          expect(joined(parts)).toEqual(Array.from(dequantize(quantize(x, map, blockSize))));
        },
      ),
    );
  });

  it("is read with wrong scales after slicing where borders have moved", () => {
    // Two parts of 6 in blocks of 4: scales of [0, 4), [4, 6), [6, 10), [10, 12).
    const x = Float32Array.of(1, 1, 1, 1, 2, 2, 4, 4, 4, 4, 8, 8);
    const parts = quantizeParts(x, map, { workers: 2, blockSize: 4, padded: false });
    expect(Array.from(scalesRead(parts))).toEqual(Array.from(x));
    const whole = sliceParts(parts, { workers: 1, blockSize: 4, padded: false });
    expect(Array.from(scalesRead(whole))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4]);
    // One part of 12 has three scales; two workers would need four, and take two each.
    const one = quantizeParts(x, map, { workers: 1, blockSize: 4, padded: false });
    const two = sliceParts(one, { workers: 2, blockSize: 4, padded: false });
    expect(Array.from(scalesRead(two))).toEqual([1, 1, 1, 1, 4, 4, 8, 8, 8, 8, 0, 0]);
  });

  it("refuses impossible cuts", () => {
    expect(() => partLength(5, { workers: 0, blockSize: 4, padded: false })).toThrow(NumericsError);
    expect(() => partLength(5, { workers: 1, blockSize: 0, padded: true })).toThrow(NumericsError);
    const parts = quantizeParts(normal(8), map, { workers: 2, blockSize: 4, padded: false });
    expect(() => sliceParts(parts, { workers: 2, blockSize: 2, padded: false })).toThrow(NumericsError);
  });
});
