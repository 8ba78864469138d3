import { expect, it } from "vitest";
import { laneStyle } from "@/components/charts/lanes";
import { LossHistory } from "@/lib/training/history";
import { movesOfSteps } from "@/lib/training/moves.testing";
import { panelsOf } from "./curvePanels";

const area = { width: 600, height: 440, left: 50, right: 500, top: 20, bottom: 420 };
const looks = ["32-bit", "8-bit, dynamic", "8-bit, linear"].map((label, lane) => ({
  label,
  style: laneStyle(lane),
}));
const pair = looks.slice(0, 2);

function historyOf(steps: number, cosine: number) {
  const history = new LossHistory(3);
  const losses = [1, 2, 3].map((scale) => Float32Array.from({ length: steps }, (_, i) => scale / (1 + i)));
  const cosines = [cosine, 1].map((value) => new Float32Array(steps).fill(value));
  history.append(0, losses, cosines);
  return history.view();
}

it("draws all lanes in the first panel, and all but the first against it in the others", () => {
  const [losses, gaps, cosines] = panelsOf(historyOf(20, 0.5), looks, area);
  expect(losses.curves.map(({ label }) => label)).toEqual(["32-bit", "8-bit, dynamic", "8-bit, linear"]);
  for (const panel of [gaps, cosines]) {
    expect(panel.curves.map(({ label }) => label)).toEqual(["8-bit, dynamic", "8-bit, linear"]);
    expect(panel.title).toContain("32-bit");
  }
  expect([...gaps.curves[0].values]).toEqual(new Array(20).fill(1));
  expect(losses.bottom).toBeLessThan(gaps.top);
  expect(gaps.bottom).toBeLessThan(cosines.top);
  expect(cosines.bottom).toBe(area.bottom);
});

it("draws short runs step by step, and long ones with their mean", () => {
  const [short] = panelsOf(historyOf(20, 0.5), looks, area);
  expect(short.curves.some(({ hair }) => hair)).toBe(false);
  const [long] = panelsOf(historyOf(800, 0.5), looks, area);
  expect(long.title).toMatch(/bold: mean of \d+ steps/);
  expect(long.curves.every(({ hair, exact }) => hair && exact.length === 800)).toBe(true);
});

it("keeps a scale that the other lanes can be read on when one is lost", () => {
  const history = new LossHistory(3);
  const lost = Float32Array.of(3, 1e6, 1e30, Number.NaN);
  const losses = [Float32Array.of(3, 2, 1.5, 1), Float32Array.of(3, 2, 1.4, 1.1), lost];
  history.append(0, losses, [new Float32Array(4), new Float32Array(4)]);
  const [loss, gap] = panelsOf(history.view(), looks, area);
  expect(loss.title).toContain("lost lanes cut off");
  expect(loss.y.domain[1]).toBeLessThan(4);
  expect([...loss.curves[2].values]).toEqual([3, Number.NaN, Number.NaN, Number.NaN]);
  expect(gap.y.domain[1]).toBeLessThan(0.2);
});

it("shows the half below zero of the cosine only where it is needed", () => {
  expect(panelsOf(historyOf(20, 0.5), looks, area)[2].ticks).toEqual([0, 1]);
  expect(panelsOf(historyOf(20, -0.1), looks, area)[2].ticks).toEqual([-1, 0, 1]);
});

function pairOf(loss32: number[], loss8: number[], cosine: number[]) {
  const history = new LossHistory(2);
  history.append(0, [Float32Array.from(loss32), Float32Array.from(loss8)], [Float32Array.from(cosine)]);
  return panelsOf(history.view(), pair, area);
}

it("draws the moves of weights once one of them was long, and keeps all panels inside", () => {
  const withMoves = (largest: number) => {
    const history = new LossHistory(3);
    const ones = new Float32Array(3).fill(1);
    const usual = movesOfSteps([1, 1, 1]);
    const last = movesOfSteps([1, largest, Number.POSITIVE_INFINITY]);
    history.append(0, [ones, ones, ones], [ones, ones], [usual, usual, last]);
    return panelsOf(history.view(), looks, area);
  };
  expect(withMoves(9)).toHaveLength(3);
  const panels = withMoves(300);
  expect(panels).toHaveLength(4);
  expect(panels[0].top).toBe(area.top);
  expect(panels[3].bottom).toBeCloseTo(area.bottom, 6);
  for (const i of [1, 2, 3]) expect(panels[i].top).toBeGreaterThan(panels[i - 1].bottom);
  const [, , , moves] = panels;
  expect(moves.curves.map(({ label }) => label)).toEqual(looks.map(({ label }) => label));
  expect([...moves.curves[2].values]).toEqual([1, 300, Number.NaN]);
  expect(moves.y.kind).toBe("log");
  expect(moves.y.domain[1]).toBeGreaterThan(300);
});

it("does not blow up a tiny gap, and follows a large one", () => {
  expect(pairOf([1, 1], [1, 1.0001], [1, 1])[1].y.domain).toEqual([0, 0.01]);
  expect(pairOf([1, 1], [1, 1.5], [1, 1])[1].y.domain).toEqual([0, 0.5]);
});

it("shows the whole range of the cosine", () => {
  expect(pairOf([1, 1], [1, 1], [1, -0.5])[2].y.domain).toEqual([-1, 1]);
});

it("draws the mean of a hairy loss over it, but the single line of a meter as it is", () => {
  const hairy = Array.from({ length: 1000 }, (_, i) => 1 + (i % 2));
  const [losses, gap, cosine] = pairOf(hairy, hairy, hairy);
  expect(losses.title).toMatch(/mean of 16 steps$/);
  expect(losses.curves[1].exact[998]).toBe(1);
  expect(losses.curves[1].values[998]).toBeCloseTo(1.5, 6);
  expect(losses.curves.map(({ broad }) => broad)).toEqual([true, false]);
  expect(gap.curves.map(({ label }) => label)).toEqual(["gap"]);
  expect(cosine.curves[0].values[998]).toBe(1);
});
