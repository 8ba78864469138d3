import { expect, it } from "vitest";
import { TOY } from "@/lib/study/languageModel";
import { gridOf } from "./grids";

const map = "dynamic-above-zero";

it("changes the map of the 8-bit lanes, and nothing else", () => {
  const before = gridOf("ablation", TOY);
  const after = gridOf("ablation", TOY, { map });
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  before.forEach((cell, i) => {
    const [was, is] = [cell.config(4), after[i].config(4)];
    expect(is).toEqual({
      ...was,
      lanes: was.lanes.map((lane) => (lane.map === "dynamic" ? { ...lane, map } : lane)),
    });
  });
});

it("leaves a lane of 32 bits out where there is an 8-bit lane beside it", () => {
  const [cell] = gridOf("sensitivity", TOY, { map, cells: ["baseline"] });
  expect(cell.lanes).toEqual(["8-bit"]);
  expect(cell.config(0).lanes).toEqual([{ ...gridOf("sensitivity", TOY)[0].config(0).lanes[1], map }]);
});

it("has the cells that were asked for", () => {
  expect(gridOf("kept", TOY, { cells: ["both", "output"] }).map(({ name }) => name)).toEqual([
    "output",
    "both",
  ]);
});
