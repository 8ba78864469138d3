import { describe, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { indexToTree, readTree, type TreeReading, treeToIndex } from "./tree";

/** Returns the value of a tree: the middle of one of `fractions` equal cells of its decade, or 0, or 1. */
function treeValue({ special, negative, zeros, fraction, fractions }: TreeReading): number {
  if (special !== null) return special;
  const size = (0.1 + (0.9 * (fraction + 0.5)) / fractions) * 10 ** -zeros;
  return negative ? -size : size;
}

const bytes = Array.from({ length: 256 }, (_, i) => i);

describe.each([
  { signed: true, zero: 0b0000_0000, one: 0b1000_0000 },
  { signed: false, zero: 0b0000_0000, one: 0b0000_0001 },
])("the tree of the dynamic map, signed: $signed", ({ signed, zero, one }) => {
  const { values } = makeMap("dynamic", { bits: 8, signed });

  it("has a value of the table for every byte", () => {
    for (const byte of bytes) {
      const value = treeValue(readTree(byte, signed));
      const stored = values[treeToIndex(byte, signed)];
      // The table is built in float32, two roundings away from the exact value.
      expect(Math.abs(stored - value)).toBeLessThanOrEqual(Math.abs(value) * 2e-7);
    }
  });

  it("has each place of the table once, and an inverse", () => {
    expect(new Set(bytes.map((byte) => treeToIndex(byte, signed))).size).toBe(256);
    for (const byte of bytes) expect(indexToTree(treeToIndex(byte, signed), signed)).toBe(byte);
  });

  it("has two bytes without an indicator, for 0 and 1", () => {
    const special = bytes.filter((byte) => readTree(byte, signed).special !== null);
    expect(special).toEqual([zero, one].sort((a, b) => a - b));
    expect(readTree(zero, signed).special).toBe(0);
    expect(readTree(one, signed).special).toBe(1);
  });

  it("has one role for each of the eight bits", () => {
    for (const byte of bytes) expect(readTree(byte, signed).roles).toHaveLength(8);
  });
});

describe("reading one byte", () => {
  it("takes the sign, counts zeros, stops at the indicator, and reads the rest as a fraction", () => {
    expect(readTree(0b1001_0110, true)).toEqual({
      roles: ["sign", "zero", "zero", "indicator", "fraction", "fraction", "fraction", "fraction"],
      negative: true,
      zeros: 2,
      fraction: 6,
      fractions: 16,
      special: null,
    });
  });

  it("has one fraction bit more where there is no sign", () => {
    expect(readTree(0b0010_0110, false)).toMatchObject({ zeros: 2, fraction: 6, fractions: 32 });
  });
});
