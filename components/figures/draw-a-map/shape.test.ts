import { describe, expect, it } from "vitest";
import { linearLayout, signedLogLayout } from "@/components/charts/layout";
import { makeMap } from "@/lib/numerics/maps";
import { COLUMNS, evenHeights, groupAround, heightsOf, moveGroup, paint, tableFromDensity } from "./shape";

const line = linearLayout([-1, 1]);
const log = signedLogLayout([-1, 1], 1e-7);
const ascends = (values: Float32Array) => values.every((value, i) => i === 0 || value >= values[i - 1]);

describe("moving levels", () => {
  const start = makeMap("dynamic", { bits: 8, signed: true }).values;

  it("moves the group and nothing else, in order", () => {
    const moved = moveGroup(start, line, { first: 250, size: 4 }, -0.2);
    expect(ascends(moved)).toBe(true);
    const expected = [...start.subarray(0, 250), ...start.subarray(254)];
    for (const value of start.subarray(250, 254)) expected.push(Math.fround(value - 0.4));
    expect([...moved].map((value) => value.toFixed(5))).toEqual(
      expected.sort((a, b) => a - b).map((value) => value.toFixed(5)),
    );
  });

  it("stops at the ends, and multiplies small values on a logarithmic axis", () => {
    expect(Math.max(...moveGroup(start, line, { first: 0, size: 256 }, 5))).toBe(1);
    const moved = moveGroup(start, log, { first: 200, size: 1 }, -1 / 14);
    expect(moved.some((value) => Math.abs(value / start[200] - 0.1) < 1e-4)).toBe(true);
  });

  it("keeps a group inside the table", () => {
    expect(groupAround(0, 32)).toEqual({ first: 0, size: 32 });
    expect(groupAround(255, 32)).toEqual({ first: 224, size: 32 });
    expect(groupAround(100, 1)).toEqual({ first: 100, size: 1 });
  });
});

describe("a painted density", () => {
  it("has levels in even steps where it is even, one of them zero", () => {
    const values = tableFromDensity(evenHeights(), line);
    expect([values[0], values[255]]).toEqual([-1, 1]);
    expect(values.filter((value) => value === 0)).toHaveLength(1);
    for (let i = 1; i < 256; i++) expect(values[i] - values[i - 1]).toBeCloseTo(2 / 255, 2);
  });

  it("has levels in painted columns only, and twice as many in a column of twice the height", () => {
    const heights = new Uint8Array(COLUMNS);
    heights[10] = 20;
    heights[40] = 40;
    const values = tableFromDensity(heights, line);
    const inColumn = (column: number) =>
      values.filter((value) => value !== 0 && Math.floor(((value + 1) / 2) * COLUMNS - 1e-4) === column)
        .length;
    expect(inColumn(40) / inColumn(10)).toBeCloseTo(2, 1);
    // One level is zero, and another lies on the edge of its column.
    expect(inColumn(40) + inColumn(10)).toBeGreaterThanOrEqual(254);
    expect(ascends(values.filter((value) => value !== 0))).toBe(true);
  });

  it("follows the brush in a straight line; other columns stay", () => {
    const painted = paint(evenHeights(), { column: 4, height: 0 }, { column: 8, height: 40 });
    expect(Array.from(painted.subarray(3, 10))).toEqual([31, 0, 10, 20, 30, 40, 31]);
    expect(Array.from(heightsOf(Float32Array.of(0, 0.1, 0.2)))).toEqual([0, 32, 63]);
    expect(Array.from(heightsOf(new Float32Array(2)))).toEqual([0, 0]);
  });
});
