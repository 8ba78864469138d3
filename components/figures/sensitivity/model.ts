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

export type SensitivityValues = Values<typeof sensitivityOptions>;

/** One value of the varied setting and its runs. */
export interface Point extends SensitivityPoint {
  /** As the axis names it. */
  readonly label: string;
}

export interface Picture {
  readonly axis: Axis;
  readonly points: readonly Point[];
  /** What is measured, as it stands in a sentence. */
  readonly measure: string;
  readonly runs: number;
}

const LANES = [0, 1] as const;
const task = taskInfo("regression");

/** The reader's own run: a small regression, all of its state in 8 bits in the second lane. */
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

export const entriesOf = (values: SensitivityValues) => gridEntries(cellsOf(values), values.seeds);

function pictureOf(axis: Axis, measure: string, results: readonly SensitivityPoint[]): Picture {
  const labelOf = (value: number) => (axis.varied === "learningRate" ? `${value} ×` : printNumber(value));
  const points = results.map((point): Point => ({ ...point, label: labelOf(point.value) }));
  const runs = points.reduce((sum, { lanes }) => sum + lanes[0].runs, 0);
  return { axis, points, measure, runs };
}

/** The recorded runs of the language model. */
export const recordedPicture = ({ varied }: SensitivityValues): Picture =>
  pictureOf(axisOf(varied), "perplexity", recordedPoints(varied));

/** The reader's own runs, as far as they are done. */
export function ownPicture(
  { varied, seeds }: SensitivityValues,
  summaries: ReadonlyMap<string, RunSummary>,
): Picture {
  const axis = axisOf(varied);
  const results = pointsOf(axis, (cell, lane) =>
    Array.from({ length: seeds }, (_, seed) => summaries.get(entryName(cell, seed)))
      .filter((summary) => summary !== undefined)
      .map(({ heldOut, diverged }) => ({ heldOut: heldOut[lane], diverged: diverged[lane] })),
  );
  return pictureOf(axis, "error on held-out points", results);
}

const ROOM = 1.05;

/** The least that the picture shows, a tenth around the results: a difference of a thousandth must not fill it. */
export function around(results: readonly number[]): readonly number[] {
  const middle = Math.sqrt(Math.min(...results) * Math.max(...results));
  return Number.isFinite(middle) ? [middle / ROOM, middle * ROOM] : [];
}

/** What the picture says: how far the lanes are apart, and whether they want the same value. */
export function captionOf(picture: Picture): string {
  const { axis, points, measure, runs } = picture;
  const ratios = points.map(laneRatio).filter(Number.isFinite);
  const unstable = LANES.map((lane) => points.reduce((sum, { lanes }) => sum + lanes[lane].unstable, 0));
  const failed =
    unstable[0] + unstable[1] > 0
      ? ` Unstable: ${unstable[0]} of ${runs} runs in 32 bits, ${unstable[1]} in 8.`
      : " No run was unstable.";
  if (ratios.length === 0) {
    const asked = `Which ${axis.label} is best with 32-bit and with 8-bit state?`;
    return runs === 0
      ? `${asked} There are no runs of your own yet.`
      : `${asked} So far no value has a stable run of both.${failed}`;
  }
  const [least, most] = [Math.min(...ratios) - 1, Math.max(...ratios) - 1];
  const by = (change: number) => `${change > 0 ? "+" : ""}${printPercent(change)}`;
  const [wide, narrow] = LANES.map((lane) => bestOf(points, lane) as Point);
  const best =
    wide === narrow
      ? `Both do best at ${wide.label}`
      : `32-bit state does best at ${wide.label}, 8-bit state at ${narrow.label}`;
  const told = `the ${measure} with 8-bit state differs from that with 32-bit state by`;
  if (ratios.length === 1) return `At one value of ${axis.label}, ${told} ${by(least)}.${failed}`;
  return `Over ${ratios.length} values of ${axis.label}, ${told} ${by(least)} to ${by(most)}. ${best}.${failed}`;
}

export function tableOf(picture: Picture): DataTable {
  const number = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "–");
  const columns = ["32-bit", "8-bit"].flatMap((lane) => [
    `${lane}: runs`,
    `${lane}: unstable`,
    `${lane}: median ${picture.measure}`,
  ]);
  return {
    caption: `${picture.axis.label} varied alone, ${picture.runs} runs`,
    columns: [picture.axis.label, ...columns],
    rows: picture.points.map(({ label, lanes }) => [
      label,
      ...lanes.flatMap(({ runs, unstable, heldOut }) => [runs, unstable, number(heldOut.median)]),
    ]),
  };
}
