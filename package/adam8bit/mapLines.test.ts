/** The lines of the entry with Adam alone. */
import { describe, expect, it, vi } from "vitest";
import { testLines } from "@/lib/gpu/lineTesting";
import { makeMapTable } from "@/lib/gpu/mapTable";
import { makeMap } from "@/lib/numerics/maps";
import { linesInUse, MAX_LINES } from "./mapLines";

vi.mock("@/lib/gpu/mapLines", () => import("./mapLines"));

describe.each([
  ["signed", makeMap("dynamic", { bits: 8, signed: true }), true],
  ["unsigned", makeMap("dynamic", { bits: 8, signed: false }), false],
  ["unsigned, above zero", makeMap("dynamic-above-zero", { bits: 8, signed: false }), false],
])("decades of the %s dynamic map", (_, map, guarded) => {
  const { lines, magnitudes } = linesInUse({ map, guarded });

  it("hold every value once, as many lines as a kernel holds", () => {
    expect(lines).toHaveLength(MAX_LINES);
    expect(lines.slice(1).map(({ first }) => first)).toEqual([
      1,
      ...lines.slice(1, -1).map(({ last }) => last + 1),
    ]);
    expect(lines.at(-1)?.last).toBe(magnitudes.length - 2);
  });

  testLines(map, guarded, makeMapTable({ map, guarded }, "lines"));
});
