import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  bestOf,
  laneRatio,
  pointsOf,
  recordedPoints,
  type SensitivityPoint,
} from "@/lib/findings/sensitivity";
import { defaultsOf, type Values } from "@/lib/options/options";
import { entryName, type GridCell, gridEntries } from "@/lib/study/grid";
import { type Axis, axisOf, type PairOf, sensitivityGrid } from "@/lib/study/sensitivity";
import type { RunSummary } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import { twinConfig } from "@/lib/training/twinConfig";
import type { sensitivityOptions } from "./figure";
import { english, type SensitivityWords } from "./messages";

/** Values of the options of the figure. */
export type SensitivityValues = Values<typeof sensitivityOptions>;

/** One value of the varied setting and its runs. */
export interface Point extends SensitivityPoint {
  /** The value as the axis prints it. */
  readonly label: string;
}

/** What is measured of a run. */
type Measure = "perplexity" | "error";

/** The runs of one varied setting, which the picture, the caption and the table show. */
export interface SensitivityData {
  readonly axis: Axis;
  readonly points: readonly Point[];
  readonly measure: Measure;
  /** Number of runs of each lane. */
  readonly runs: number;
}

const LANES = [0, 1] as const;
const task = taskInfo("regression");

/**
 * Returns the configuration of a reader's own run: a small regression, with 8-bit state in the second lane.
 */
const pairOf =
  (steps: number): PairOf =>
  (seed, rate, hyper) =>
    twinConfig({
      task: task.name,
      taskOptions: defaultsOf(task.options),
      ...task.defaults,
      learningRate: rate * task.defaults.learningRate,
      hyper,
      seed: seed + 1,
      maxSteps: steps,
    });

const cellsOf = ({ varied, steps }: SensitivityValues): GridCell[] =>
  sensitivityGrid(pairOf(steps), [axisOf(varied)]);

/** Returns the runs that the options ask for, one per value of the setting and seed. */
export const entriesOf = (values: SensitivityValues) => gridEntries(cellsOf(values), values.seeds);

function dataOf(axis: Axis, measure: Measure, results: readonly SensitivityPoint[]): SensitivityData {
  const labelOf = (value: number) => (axis.varied === "learningRate" ? `${value} ×` : printNumber(value));
  const points = results.map((point): Point => ({ ...point, label: labelOf(point.value) }));
  const runs = points.reduce((sum, { lanes }) => sum + lanes[0].runs, 0);
  return { axis, points, measure, runs };
}

/** Returns the recorded runs of the language model. */
export const recordedData = ({ varied }: SensitivityValues): SensitivityData =>
  dataOf(axisOf(varied), "perplexity", recordedPoints(varied));

/**
 * Returns the reader's own runs.
 *
 * @param summaries the runs that are done, by the names of their entries
 */
export function ownData(
  { varied, seeds }: SensitivityValues,
  summaries: ReadonlyMap<string, RunSummary>,
): SensitivityData {
  const axis = axisOf(varied);
  const results = pointsOf(axis, (cell, lane) =>
    Array.from({ length: seeds }, (_, seed) => summaries.get(entryName(cell, seed)))
      .filter((summary) => summary !== undefined)
      .map(({ heldOut, diverged }) => ({ heldOut: heldOut[lane], diverged: diverged[lane] })),
  );
  return dataOf(axis, "error", results);
}

/** Ratio of the ends of the least range to its middle. */
const ROOM = 1.05;

/**
 * Returns the two ends of the least range that the axis shows: a tenth around the results, so that a
 * difference of a thousandth does not fill the picture. Empty without results.
 */
export function around(results: readonly number[]): readonly number[] {
  const middle = Math.sqrt(Math.min(...results) * Math.max(...results));
  return Number.isFinite(middle) ? [middle / ROOM, middle * ROOM] : [];
}

/** Returns the name of the varied setting. */
export const axisWord = ({ varied, label }: Axis, t: SensitivityWords): string =>
  t.named(`axis.${varied}`, label);

/** Returns the caption: the differences between the lanes, and the best value of the setting for each. */
export function captionOf(data: SensitivityData, t = english): string {
  const { points, runs } = data;
  const axis = axisWord(data.axis, t);
  const measure = t(`measure.${data.measure}`);
  const ratios = points.map(laneRatio).filter(Number.isFinite);
  const unstable = LANES.map((lane) => points.reduce((sum, { lanes }) => sum + lanes[lane].unstable, 0));
  const failed =
    unstable[0] + unstable[1] > 0
      ? t("failed", { wide: unstable[0], runs, narrow: unstable[1] })
      : t("sound");
  if (ratios.length === 0)
    return runs === 0 ? t("asked.none", { axis }) : t("asked.unstable", { axis, failed });
  const by = (ratio: number) => `${ratio > 1 ? "+" : ""}${t.print(printPercent(ratio - 1))}`;
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  if (ratios.length === 1) return t("one", { axis, measure, change: by(least), failed });
  const [wide, narrow] = LANES.map((lane) => bestOf(points, lane) as Point);
  const best =
    wide === narrow
      ? t("bestBoth", { value: t.print(wide.label) })
      : t("bestEach", { wide: t.print(wide.label), narrow: t.print(narrow.label) });
  return t("many", {
    count: ratios.length,
    axis,
    measure,
    least: by(least),
    most: by(most),
    best,
    failed,
  });
}

/** Returns runs, unstable runs and medians as data, a row per value of the setting. */
export function tableOf(data: SensitivityData, t = english): DataTable {
  const number = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "–");
  const axis = axisWord(data.axis, t);
  const measure = t(`measure.${data.measure}`);
  const columns = (["lane.32", "lane.8"] as const).flatMap((key) => {
    const lane = t(key);
    return [t("table.runs", { lane }), t("table.unstable", { lane }), t("table.median", { lane, measure })];
  });
  return {
    caption: t("table.caption", { axis, runs: data.runs }),
    columns: [axis, ...columns],
    rows: data.points.map(({ label, lanes }) => [
      t.print(label),
      ...lanes.flatMap(({ runs, unstable, heldOut }) => [runs, unstable, number(heldOut.median)]),
    ]),
  };
}
