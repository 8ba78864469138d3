import { describe, expect, it } from "vitest";
import { shortest32 } from "@/components/figure/table";
import { makeMap } from "@/lib/numerics/maps";
import { chosenMap, factsOf, hasTree, mapTable, neighbourDistances } from "./model";

const dynamic = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const linear = makeMap("linear", { bits: 8, signed: true });

describe("the numbers of a code", () => {
  it("have intervals that cover the range without a gap", () => {
    for (const map of [dynamic, unsigned, linear]) {
      const all = Array.from(map.values, (_, i) => factsOf(map, i));
      expect(all[0].from).toBe(map.signed ? -1 : 0);
      expect(all[255].to).toBe(1);
      for (let i = 1; i < 256; i++) expect(all[i].from).toBe(all[i - 1].to);
      for (const { value, from, to } of all) expect(from <= value && value <= to).toBe(true);
    }
  });

  it("have the worst relative error of all values that are rounded to the code", () => {
    const { value, from, to, worstError } = factsOf(dynamic, 200);
    const tried = Array.from({ length: 1001 }, (_, i) => from + ((to - from) * i) / 1000);
    const worst = Math.max(...tried.map((x) => Math.abs(x - value) / Math.abs(x)));
    expect(worstError).toBeCloseTo(worst, 12);
  });

  it("have a worst error of 1 at zero, and no bound where zero is stored as another value", () => {
    expect(factsOf(dynamic, 127)).toMatchObject({ value: 0, worstError: 1, decade: undefined });
    const noZero = makeMap("linear-without-zero", { bits: 8, signed: true });
    expect(factsOf(noZero, 127).worstError).toBe(Number.POSITIVE_INFINITY);
  });

  it("have the decade of the value", () => {
    expect(factsOf(dynamic, 255).decade).toBe(0);
    expect(factsOf(dynamic, 128).decade).toBe(-6);
    expect(factsOf(dynamic, 0).decade).toBe(0);
    expect(factsOf(makeMap("linear", { bits: 8, signed: false }), 1).decade).toBe(-2);
  });

  it("have one neighbour at an end of the table, and no relative distances at zero", () => {
    expect(factsOf(dynamic, 255).above).toBeUndefined();
    expect(neighbourDistances(factsOf(dynamic, 255))).toHaveLength(1);
    expect(neighbourDistances(factsOf(dynamic, 127))).toBeUndefined();
  });
});

describe("the table of all codes", () => {
  it("prints float32 values so that they read back exactly", () => {
    for (const value of dynamic.values) expect(Math.fround(shortest32(value))).toBe(value);
    expect(shortest32(Math.fround(0.1))).toBe(0.1);
  });

  it("has a row for each code and the tree's bits only where there is a tree", () => {
    expect(mapTable(dynamic).rows).toHaveLength(256);
    expect(mapTable(dynamic).columns).toContain("bits of the tree");
    expect(mapTable(linear).columns).not.toContain("bits of the tree");
    expect(hasTree(linear)).toBe(false);
    for (const row of mapTable(dynamic).rows) expect(row).toHaveLength(mapTable(dynamic).columns.length);
  });
});

describe("choosing a map", () => {
  it("returns the signed map with a note where there is no unsigned map", () => {
    const { map, note } = chosenMap("linear-without-zero", "unsigned");
    expect(map.signed).toBe(true);
    expect(note).toMatch(/only signed/);
  });

  it("returns the requested map without a note", () => {
    expect(chosenMap("dynamic", "unsigned")).toMatchObject({ map: { signed: false }, note: "" });
  });
});
