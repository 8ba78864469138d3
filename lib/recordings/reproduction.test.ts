import { describe, expect, it } from "vitest";
import { type Recorded, recordedCell, seedsOf } from "@/lib/study/recorded";
import { VARIATIONS } from "@/lib/study/variation";
import { RECORDED_CROSSED } from "./crossed";
import { RECORDED_ABLATION, RECORDED_EDGE, RECORDED_KEPT, RECORDED_SENSITIVITY } from "./reproduction";

const GRIDS = {
  RECORDED_ABLATION,
  RECORDED_CROSSED,
  RECORDED_EDGE,
  RECORDED_KEPT,
  RECORDED_SENSITIVITY,
};

describe.each(Object.entries<Recorded>(GRIDS))("%s", (_, recorded) => {
  it("names the command that makes it: its grid, its steps and no fewer seeds", () => {
    const asked = (name: string) => recorded.command.match(new RegExp(`--${name} (\\S+)`))?.[1];
    expect(asked("grid")).toBe(recorded.grid);
    expect(asked("steps")).toBe(String(recorded.scale.steps));
    expect(Number(asked("seeds"))).toBeGreaterThanOrEqual(seedsOf(recorded));
  });

  it("has the same seeds in every cell", () => {
    const seeds = Array.from({ length: seedsOf(recorded) }, (__, seed) => seed);
    for (const { runs } of recorded.cells) expect(runs.map(({ seed }) => seed)).toEqual(seeds);
  });
});

it("has the whole balanced design in the ablation", () => {
  expect(seedsOf(RECORDED_ABLATION)).toBe(VARIATIONS);
});

it("trained the embedding kept in 32 bits twice, with the same results to the last digit", () => {
  const results = (recorded: Recorded, cell: string) =>
    recordedCell(recorded, cell)!.runs.map(({ seed, lanes }) => ({ seed, lanes }));
  const again = results(RECORDED_KEPT, "embedding");
  expect(again).toEqual(results(RECORDED_ABLATION, "dynamic-block-stable").slice(0, again.length));
  expect(RECORDED_KEPT.scale).toEqual(RECORDED_ABLATION.scale);
  expect(RECORDED_KEPT.device).toBe(RECORDED_ABLATION.device);
});
