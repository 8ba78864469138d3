import { printBytes, printCount, printNumber, printPercent, printSteps } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { runningMean } from "@/components/charts/smooth";
import { type DataTable, shortest32 } from "@/components/figure/table";
import type { CurveLook } from "@/components/live/curves/panels";
import { type AnyValues, defaultsOf } from "@/lib/options/options";
import { joinWords } from "@/lib/options/words";
import { taskInfo } from "@/lib/tasks/catalog";
import type { Metric, TaskInfo } from "@/lib/tasks/task";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import { layerOf } from "@/lib/training/keep32";
import { laneNames } from "@/lib/training/laneNames";
import type { TensorLedger } from "@/lib/training/report";
import { type LabValues, sizesOf } from "./figure";
import { plainLane, readLanes, writeLanes } from "./lanesCodec";
import { optionsOfTask } from "./taskOptions";

/** The fair comparison that the lab begins with: the same rule, once exact and once in 8 bits. */
export const usualLanes: readonly LaneConfig[] = [{ ...plainLane, bits: 32 }, plainLane];

/** The lanes of a line, or the usual ones if it is empty or makes no sense. */
export const lanesOf = (line: string): readonly LaneConfig[] => readLanes(line).lanes ?? usualLanes;

/** The line of these lanes; empty for the usual ones. */
export function lineOf(lanes: readonly LaneConfig[]): string {
  const line = writeLanes(lanes);
  return line === writeLanes(usualLanes) ? "" : line;
}

/** The values of the lab's own table together with those of all tasks. */
export type AllValues = LabValues & AnyValues;

/** Everything that determines the run of these options. */
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
    // A lane may keep the layer of another task's model in 32 bits: here there is no such layer.
    lanes: lanesOf(values.lanes).map((lane) => ({
      ...lane,
      keep32: lane.keep32.filter((layer) => layers.includes(layer)),
    })),
  };
}

/** Names of the layers of a task's model, where the task tells them. */
const layersOf = (info: TaskInfo, settings: Parameters<TaskInfo["size"]>[0]): string[] => [
  ...new Set(info.size(settings).names?.map(layerOf)),
];

/** Whether the models of a task have an embedding, whose state is often kept in 32 bits. */
export function hasEmbedding(info: TaskInfo): boolean {
  const { width, batchSize } = info.defaults;
  return layersOf(info, { options: defaultsOf(info.options), width, batchSize }).includes(EMBEDDING);
}

/** Name of that layer. */
export const EMBEDDING = "embedding";

/** What a picture that stands alone must say of the run it shows. */
export function originOf(config: RunConfig, steps: number, device: string): readonly string[] {
  const { task, ownData, width, batchSize, learningRate, seed } = config;
  const data = ownData === undefined ? "" : ", data of the reader’s own";
  return [
    `${taskInfo(task).label}${data}: ${printSteps(steps)} on ${device}.`,
    `Width ${width}, ${batchSize} samples a step, learning rate ${printNumber(learningRate)}, seed ${seed}.`,
  ];
}

/** One lane as the pictures draw it. */
export type LabLane = CurveLook;

export const laneLooks = (lanes: readonly LaneConfig[]): LabLane[] =>
  laneNames(lanes).map((label, i) => ({ label, style: laneStyle(i) }));

/** Steps that the gap in the caption is averaged over: a single batch says little. */
const GAP_WINDOW = 20;

const bytesOf = (tensors: readonly TensorLedger[], lane: number) =>
  tensors.reduce((sum, { lanes }) => sum + lanes[lane].bytes, 0);

/** Bytes of state of each lane. */
export const stateBytes = (tensors: readonly TensorLedger[]): number[] =>
  tensors.length === 0 ? [] : tensors[0].lanes.map((_, lane) => bytesOf(tensors, lane));

interface Finding {
  readonly names: readonly string[];
  readonly step: number;
  readonly history: HistoryView;
  readonly tensors: readonly TensorLedger[];
}

/** The caption: what the lanes show now. */
export function captionOf({ names, step, history, tensors }: Finding): string {
  const [reference, ...others] = names;
  if (tensors.length === 0)
    return `${printCount(names.length)} copies of one model are about to train, each with an optimizer of its own.`;
  const bytes = stateBytes(tensors);
  const memory = `their optimizers keep ${listed(names, bytes, printBytes)} of state`;
  if (step === 0 || history.length === 0)
    return `All lanes start from the same weights and will see the same batches; ${memory}.`;
  const lost = names.filter((_, i) => !Number.isFinite(history.losses[i][history.length - 1]));
  if (lost.length > 0) {
    return `After ${printSteps(step)} the loss of ${joinWords(lost)} is no longer a number${lost.length < names.length ? "; the other lanes go on" : ""}.`;
  }
  const gaps = history.gaps.map(recentMean);
  const away = gaps.every((gap) => gap === 0)
    ? "the losses are the same"
    : `the losses differ by ${listed(others, gaps, printPercent)}`;
  return `After ${printSteps(step)}, measured against ${reference}, ${away} (mean of the last ${Math.min(GAP_WINDOW, history.length)}); ${memory}.`;
}

/** More lanes than this would make the caption a table, which stands beside it: then the ends are named. */
const MOST_LISTED = 3;

/** A number of each lane, or the least and the greatest. */
function listed(
  names: readonly string[],
  values: readonly number[],
  print: (value: number) => string,
): string {
  const each = names.map((name, i) => ({ value: values[i], text: `${print(values[i])} (${name})` }));
  if (each.length <= MOST_LISTED) return each.map(({ text }) => text).join(", ");
  const sorted = each.sort((a, b) => a.value - b.value);
  return `${sorted[0].text} to ${sorted[sorted.length - 1].text}`;
}

const recentMean = (values: Float32Array) => {
  const means = runningMean(values, GAP_WINDOW);
  return means[means.length - 1];
};

/** The numbers behind the curves, exactly. `history` may be a view of live arrays: the table is a copy. */
export function tableOf(history: HistoryView, names: readonly string[]): DataTable {
  const [, ...others] = names;
  return {
    caption:
      "Training loss of each lane before each step, its relative gap to the first lane, and the cosine of their updates.",
    columns: [
      "step",
      ...names.map((name) => `loss, ${name}`),
      ...others.map((name) => `gap, ${name}`),
      ...others.map((name) => `cosine, ${name}`),
    ],
    rows: Array.from({ length: history.length }, (_, i) => [
      history.step[i],
      ...[...history.losses, ...history.gaps, ...history.cosines].map((column) => shortest32(column[i])),
    ]),
  };
}

/** A task's metric as it is read: a share in per cent, anything else as a number. */
export function printMetric({ kind }: Metric, value: number): string {
  if (!Number.isFinite(value)) return "–";
  // Rounded down: "100 %" must mean all. A share may lie a rounding of 32 bits below a round one.
  return kind === "share" ? printPercent(Math.floor(1000 * value + 1e-3) / 1000, 3) : printNumber(value);
}
