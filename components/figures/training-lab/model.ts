import { printBytes, printNumber, printPercent } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { runningMean } from "@/components/charts/smooth";
import { type DataTable, shortest32 } from "@/components/figure/table";
import type { CurveLook } from "@/components/live/curves/curvePanels";
import { afterSteps } from "@/components/live/run/afterSteps";
import type { LiveWords } from "@/lib/i18n/englishLive";
import { type AnyValues, defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskLabel } from "@/lib/tasks/names";
import type { Metric, TaskInfo } from "@/lib/tasks/task";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import { layerOf } from "@/lib/training/keep32";
import { laneNames } from "@/lib/training/laneNames";
import type { TensorLedger } from "@/lib/training/report";
import { type LabValues, optionsOfTask, sizesOf } from "./figure";
import { DEFAULT_LANE, readLanes, writeLanes } from "./lanesCodec";
import { english, type LabWords } from "./messages";

/** The comparison that the lab starts with: the same rule, with 32-bit and with 8-bit state. */
export const DEFAULT_LANES: readonly LaneConfig[] = [{ ...DEFAULT_LANE, bits: 32 }, DEFAULT_LANE];

/** Returns the lanes of a line; the default lanes if the line is empty or cannot be read. */
export const lanesOf = (line: string): readonly LaneConfig[] => readLanes(line).lanes ?? DEFAULT_LANES;

/** Returns the line of these lanes; empty for the default lanes. */
export function lineOf(lanes: readonly LaneConfig[]): string {
  const line = writeLanes(lanes);
  return line === writeLanes(DEFAULT_LANES) ? "" : line;
}

/** Values of all options: those of the figure, and those of all tasks. */
export type AllValues = LabValues & AnyValues;

/**
 * Returns the run that the options ask for.
 *
 * @param ownData the reader's own data as text; empty for the built-in data
 */
export function configOf(values: AllValues, ownData = ""): RunConfig {
  const info = taskInfo(values.task);
  const taskOptions = optionsOfTask(info, values);
  const sizes = sizesOf(values);
  const layers = layersOf(info, { options: taskOptions, ...sizes });
  return {
    task: info.name,
    taskOptions,
    ...(ownData !== "" && { ownData }),
    ...sizes,
    seed: values.seed,
    maxSteps: Math.round(values.steps),
    learningRate: info.defaults.learningRate * values.rate,
    // A link may name a layer of another task's model, which this model lacks.
    lanes: lanesOf(values.lanes).map((lane) => ({
      ...lane,
      keep32: lane.keep32.filter((layer) => layers.includes(layer)),
    })),
  };
}

/** Returns the names of the layers of a task's model; empty if the task does not list them. */
const layersOf = (info: TaskInfo, settings: Parameters<TaskInfo["size"]>[0]): string[] => [
  ...new Set(info.size(settings).names?.map(layerOf)),
];

/** Returns whether the models of a task have an embedding, whose state is often kept in 32 bits. */
export function hasEmbedding(info: TaskInfo): boolean {
  const { width, batchSize } = info.defaults;
  return layersOf(info, { options: defaultsOf(info.options), width, batchSize }).includes(EMBEDDING);
}

/** Name of the embedding layer in every task. */
export const EMBEDDING = "embedding";

/** Returns a description of the run for a picture outside of the page, in two lines. */
export function originOf(config: RunConfig, steps: number, device: string, t = english): readonly string[] {
  const { task, ownData, width, batchSize, learningRate, seed } = config;
  return [
    t("lab.origin.run", {
      task: taskLabel(taskInfo(task), t),
      own: ownData === undefined ? "" : t("lab.origin.own"),
      count: steps,
      device,
    }),
    t("lab.origin.settings", {
      width: String(width),
      batch: String(batchSize),
      rate: t.print(printNumber(learningRate)),
      seed: String(seed),
    }),
  ];
}

/** Label and style of a lane. */
export type LabLane = CurveLook;

/** Returns the labels and styles of the lanes, in their order. */
export const laneLooks = (lanes: readonly LaneConfig[], live?: LiveWords): LabLane[] =>
  laneNames(lanes, live).map((label, i) => ({ label, style: laneStyle(i) }));

/** Steps that the gap in the caption is averaged over: a single batch says little. */
const GAP_WINDOW = 20;

const bytesOf = (tensors: readonly TensorLedger[], lane: number) =>
  tensors.reduce((sum, { lanes }) => sum + lanes[lane].bytes, 0);

/** Returns the bytes of optimizer state of each lane; empty without tensors. */
export const stateBytes = (tensors: readonly TensorLedger[]): number[] =>
  tensors.length === 0 ? [] : tensors[0].lanes.map((_, lane) => bytesOf(tensors, lane));

interface Finding {
  readonly names: readonly string[];
  readonly step: number;
  /** Name of the engine of a recorded run; undefined for the reader's own run. */
  readonly recordedOn?: string;
  readonly history: HistoryView;
  readonly tensors: readonly TensorLedger[];
}

/**
 * Returns the caption: how far the losses are from those of the reference, and the bytes of state of each
 * lane.
 */
export function captionOf(
  { names, step, recordedOn, history, tensors }: Finding,
  t = english,
  live?: LiveWords,
): string {
  const [reference, ...others] = names;
  if (tensors.length === 0) return t("lab.caption.waiting", { count: names.length });
  const bytes = listed(names, stateBytes(tensors), printBytes, t);
  if (step === 0 || history.length === 0) return t("lab.caption.start", { bytes });
  const after = afterSteps(step, recordedOn, live);
  const lost = names.filter((_, i) => !Number.isFinite(history.losses[i][history.length - 1]));
  if (lost.length > 0) {
    const key = lost.length < names.length ? "lab.caption.lostSome" : "lab.caption.lost";
    return t(key, { after, lanes: t.list(lost) });
  }
  const gaps = history.gaps.map(recentMean);
  return t(gaps.every((gap) => gap === 0) ? "lab.caption.same" : "lab.caption.gaps", {
    after,
    reference,
    gaps: listed(others, gaps, printPercent, t),
    steps: Math.min(GAP_WINDOW, history.length),
    bytes,
  });
}

/** Number of lanes up to which the caption lists each of them; the table beside it always does. */
const MOST_LISTED = 3;

/** Lists a number of each lane; for many lanes, the least and the greatest. */
function listed(
  names: readonly string[],
  values: readonly number[],
  print: (value: number) => string,
  t: LabWords,
): string {
  const each = names.map((name, i) => ({
    value: values[i],
    text: `${t.print(print(values[i]))} (${name})`,
  }));
  if (each.length <= MOST_LISTED) return each.map(({ text }) => text).join(", ");
  const sorted = each.sort((a, b) => a.value - b.value);
  return t("lab.range", { from: sorted[0].text, to: sorted[sorted.length - 1].text });
}

const recentMean = (values: Float32Array) => {
  const smoothed = runningMean(values, GAP_WINDOW);
  return smoothed[smoothed.length - 1];
};

/**
 * Returns the numbers of the curves, exactly, a row per step. The table is a copy: `history` may view live
 * arrays.
 */
export function tableOf(history: HistoryView, names: readonly string[], t = english): DataTable {
  const [, ...others] = names;
  return {
    caption: t("lab.table.caption"),
    columns: [
      t("lab.step"),
      ...names.map((lane) => t("lab.table.loss", { lane })),
      ...others.map((lane) => t("lab.table.gap", { lane })),
      ...others.map((lane) => t("lab.table.cosine", { lane })),
      ...names.map((lane) => t("lab.table.move", { lane })),
    ],
    rows: Array.from({ length: history.length }, (_, i) => [
      history.step[i],
      ...[...history.losses, ...history.gaps, ...history.cosines, ...history.moves].map((column) =>
        shortest32(column[i]),
      ),
    ]),
  };
}

/** Prints the value of a task's metric: a share in per cent, any other value as a number. */
export function printMetric({ kind }: Metric, value: number, t = english): string {
  if (!Number.isFinite(value)) return "–";
  // Rounded down, so that "100 %" means all. 1e-3 covers the rounding error of a 32-bit share just below a
  // round number.
  return t.print(
    kind === "share" ? printPercent(Math.floor(1000 * value + 1e-3) / 1000, 3) : printNumber(value),
  );
}
