import { describe, expect, it } from "vitest";
import { printNumber } from "@/components/charts/format";
import { logScale } from "@/components/charts/scale";
import { defaultsOf } from "@/lib/options/options";
import { entryName } from "@/lib/study/grid";
import { AXES, axisOf, sensitivityCellName, type Varied } from "@/lib/study/sensitivity";
import { type RunSummary, summaryOf } from "@/lib/study/summary";
import { sensitivityOptions } from "./figure";
import {
  around,
  captionOf,
  entriesOf,
  ownData,
  recordedData,
  type SensitivityValues,
  tableOf,
} from "./model";

const values = defaultsOf(sensitivityOptions) as SensitivityValues;

/** Returns a run at each value of the learning rate, 32-bit and 8-bit; NaN is an unstable run. */
function runs(results: readonly (readonly [number, number])[]): Map<string, RunSummary> {
  const axis = axisOf("learningRate");
  return new Map(
    results.map((heldOut, i) => {
      const name = entryName(sensitivityCellName(axis, axis.values[i]), 0);
      const losses = heldOut.map((value) => [4, Number.isFinite(value) ? 2 : Number.NaN]);
      return [name, summaryOf(name, losses, heldOut, 1)];
    }),
  );
}
const dataOf = (results: readonly (readonly [number, number])[]) => ownData(values, runs(results));

describe("the runs", () => {
  it("vary one setting and leave the others at the baseline", () => {
    for (const { varied, values: offered } of AXES) {
      const entries = entriesOf({ ...values, varied, seeds: 1 });
      expect(entries).toHaveLength(offered.length);
      const hyper = entries.map(({ config }) => ({ ...config.lanes[0].hyper, rate: config.learningRate }));
      const key = varied === "learningRate" ? "rate" : varied;
      for (const [name] of Object.entries(hyper[0])) {
        const different = new Set(hyper.map((each) => (each as Record<string, number>)[name])).size;
        expect(different, `${varied}: ${name}`).toBe(name === key ? offered.length : 1);
      }
    }
  });

  it("compare lanes that differ in their bits alone", () => {
    for (const { config } of entriesOf(values)) {
      const [wide, narrow] = config.lanes;
      expect({ ...wide, bits: 8 }).toEqual(narrow);
      expect(wide.bits).toBe(32);
    }
  });
});

describe("the caption", () => {
  it("states the difference between the lanes and the best value of each", () => {
    expect(
      captionOf(
        dataOf([
          [3, 3],
          [2, 2.2],
          [1, 0.9],
          [2, 2],
          [3, 3],
        ]),
      ),
    ).toMatch(
      /Over 5 values of learning rate.* by −10\s% to \+10\s%. Both do best at 1 ×\. No run was unstable\.$/,
    );
    expect(
      captionOf(
        dataOf([
          [3, 1],
          [1, 2],
          [2, 3],
          [4, 4],
          [5, 5],
        ]),
      ),
    ).toMatch(/32-bit state does best at 0\.5 ×, 8-bit state at 0\.25 ×/);
  });

  it("names no best value while a single value has runs", () => {
    expect(captionOf(dataOf([[1, 1.1]]))).toMatch(/^At one value of learning rate, .* by \+10\s%\. No run/);
  });

  it("counts unstable runs and leaves them out of the medians", () => {
    const found = dataOf([
      [3, 3],
      [2, 2],
      [1, 1],
      [2, Number.NaN],
      [Number.NaN, Number.NaN],
    ]);
    expect(captionOf(found)).toMatch(/Over 3 values.*Unstable: 1 of 5 runs in 32 bits, 2 in 8\.$/);
    expect(found.points[3].lanes[1]).toMatchObject({ runs: 1, unstable: 1, each: [] });
    expect(tableOf(found).rows[4]).toEqual(["4 ×", 1, 1, "–", 1, 1, "–"]);
  });

  it("asks the question of the figure while there are no runs", () => {
    expect(captionOf(dataOf([]))).toMatch(/no runs of your own yet/);
  });

  it("does not say that there are no runs where none was stable", () => {
    expect(captionOf(dataOf([[1, Number.NaN]]))).toMatch(
      /So far no value has a stable run of both\. Unstable: 0 of 1 runs in 32 bits, 1 in 8\.$/,
    );
  });
});

it("has recorded runs for each value of each setting", () => {
  for (const axis of AXES) {
    const { points } = recordedData({ ...values, varied: axis.varied as Varied });
    expect(points).toHaveLength(axis.values.length);
    for (const { lanes } of points) expect(lanes[0].runs).toBeGreaterThan(0);
  }
});

it("shows at least a tenth around the results, so that the axis has different numbers", () => {
  const results = [0.6448, 0.6451, 0.6455];
  const scale = logScale({ series: [results], include: around(results), range: [0, 200], pad: 0.08 });
  expect(scale.domain[1] / scale.domain[0]).toBeGreaterThan(1.1);
  const printed = scale.ticks(4).map(printNumber);
  expect(new Set(printed).size).toBe(printed.length);
  expect(around([])).toEqual([]);
  expect(around([1, 4])).toEqual([2 / 1.05, 2 * 1.05]);
});
