import { describe, expect, it } from "vitest";
import { scoreOf } from "@/lib/findings/mapScores";
import { makeMap } from "@/lib/numerics/maps";
import { defaultsOf } from "@/lib/options/options";
import { encodeHeights, encodeTable } from "./codec";
import { drawAMapOptions } from "./figure";
import {
  captionOf,
  compare,
  comparedData,
  defectsOf,
  densityTable,
  heightsOfText,
  levelsOf,
  mapOf,
  tableOf,
} from "./model";
import { COLUMNS } from "./shape";
import { lastMean, smoothed } from "./useRace";

const defaults = defaultsOf(drawAMapOptions);
const dynamic = makeMap("dynamic", { bits: 8, signed: true });

describe("the table", () => {
  it("is the dynamic map at first", () => {
    expect(levelsOf(defaults)).toEqual({ values: dynamic.values, notes: [] });
    expect(levelsOf({ ...defaults, sign: "unsigned" }).values[0]).toBe(0);
  });

  it("is that of a link, or the dynamic map with a note", () => {
    const linear = makeMap("linear", { bits: 8, signed: true }).values;
    const levels = encodeTable(linear);
    expect(levelsOf({ levels, sign: "signed" }).values[200]).toBeCloseTo(linear[200], 5);
    expect(levelsOf({ levels: "nonsense", sign: "signed" })).toMatchObject({
      values: dynamic.values,
      notes: [expect.stringContaining("cannot be read")],
    });
    expect(levelsOf({ levels, sign: "unsigned" }).notes[0]).toContain("has a sign");
  });

  it("is that of a painted density, and an even one where nothing is painted", () => {
    const nothing = densityTable({ ...defaults, density: encodeHeights(new Uint8Array(COLUMNS)) });
    expect(nothing.notes[0]).toContain("Nothing is painted");
    expect(nothing.values).toEqual(densityTable(defaults).values);
    expect(heightsOfText("1x").notes[0]).toContain("cannot be read");
  });
});

describe("the comparison", () => {
  it("has equal scores for the dynamic map and a table with the same values", () => {
    const map = mapOf(dynamic.values);
    const x = comparedData("normal", true);
    const scores = compare(map, x, 256);
    expect(scores[0].meanAbsolute).toBe(scores[1].meanAbsolute);
    expect(scores[1].meanAbsolute).toBe(scoreOf(x, dynamic, 256).meanAbsolute);
    expect(scores.map(({ label }) => label)).toEqual(["yours", "dynamic", "linear"]);
    expect(captionOf(scores, "data")).toMatch(/256 different levels.* times that of linear/);
  });

  it("stores magnitudes with an unsigned map", () => {
    expect(Math.min(...comparedData("normal", false))).toBeGreaterThanOrEqual(0);
  });

  it("states the defects of a table", () => {
    expect(defectsOf(dynamic)[0]).toContain("lowest level is −0.993");
    const defects = defectsOf(mapOf(Float32Array.of(0.1, 0.5)));
    expect(defects[0]).toContain("no exact zero");
    expect(defects[1]).toContain("loses 50");
    expect(defectsOf(makeMap("dynamic", { bits: 8, signed: false }))).toEqual([]);
  });

  it("lists all levels", () => {
    expect(tableOf(dynamic).rows).toHaveLength(256);
  });
});

it("averages losses over the last steps, and over a few for the curve", () => {
  expect(lastMean([...Array(50).fill(9), ...Array(20).fill(2)])).toBe(2);
  expect(smoothed([4, 2, 0], 2)).toEqual([4, 3, 1]);
  expect(lastMean([])).toBeNaN();
});
