import { expect, it } from "vitest";
import { History } from "@/lib/experiment/history";
import { panelsOf } from "./curvePanels";

const area = { width: 500, height: 340, left: 40, right: 400, top: 24, bottom: 318 };

function panels(loss32: number[], loss8: number[], cosine: number[]) {
  const history = new History(2);
  history.append(0, [Float32Array.from(loss32), Float32Array.from(loss8)], [Float32Array.from(cosine)]);
  return panelsOf(history.view(), area);
}

it("stacks three panels inside the area", () => {
  const stacked = panels([1], [1], [1]);
  expect(stacked[0].top).toBe(24);
  expect(stacked[2].bottom).toBe(318);
  for (let i = 1; i < 3; i++) expect(stacked[i].top).toBeGreaterThan(stacked[i - 1].bottom);
});

it("does not blow up a tiny gap, and follows a large one", () => {
  expect(panels([1, 1], [1, 1.0001], [1, 1])[1].y.domain).toEqual([0, 0.01]);
  expect(panels([1, 1], [1, 1.5], [1, 1])[1].y.domain).toEqual([0, 0.5]);
});

it("shows the whole range of the cosine, and its negative half where it is needed", () => {
  expect(panels([1, 1], [1, 1], [0.99, 0.98])[2].ticks).toEqual([0, 1]);
  const opposed = panels([1, 1], [1, 1], [1, -0.5])[2];
  expect(opposed.ticks).toEqual([-1, 0, 1]);
  expect(opposed.y.domain).toEqual([-1, 1]);
});

it("draws a long run's losses pale, and their running mean over them, and says how long that is", () => {
  const hairy = (n: number) => Array.from({ length: n }, (_, i) => 1 + (i % 2));
  const [short] = panels(hairy(100), hairy(100), hairy(100));
  expect(short.series.map(({ part }) => part)).toEqual([undefined, undefined]);
  const [long] = panels(hairy(1000), hairy(1000), hairy(1000));
  expect(long.title).toMatch(/mean of 16 steps$/);
  expect(long.series.map(({ part }) => part)).toEqual(["raw", "raw", "mean", "mean"]);
  expect(long.series[0].values[998]).toBe(1);
  expect(long.series[2].values[998]).toBeCloseTo(1.5, 6);
});
