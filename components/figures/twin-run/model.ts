import { printBytes, printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { type DataTable, shortest32 } from "@/components/figure/table";
import type { CurveLook } from "@/components/live/curves/curvePanels";
import { afterSteps } from "@/components/live/run/afterSteps";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Values } from "@/lib/options/options";
import { POINTS_GRID } from "@/lib/tasks/points/info";
import type { RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import type { RunStatus, TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import type { twinRunOptions } from "./figure";
import { totalsOf } from "./ledger";
import { english, type TwinWords } from "./messages";

/** Values of the options of the figure. */
export type TwinValues = Values<typeof twinRunOptions>;

/** Returns the labels and styles of the two lanes in the curves. */
export const curveLanes = (t: TwinWords): readonly CurveLook[] => [
  { label: t("lane.32"), style: laneStyle(0) },
  { label: t("lane.8"), style: laneStyle(1) },
];

/** Returns the run that the options ask for. */
export function configOf(values: TwinValues): RunConfig {
  const { data, noise, samples, ...own } = values;
  return twinConfig({ ...own, taskOptions: { data, noise, samples } });
}

/** Steps that the gap in the caption is averaged over: a single batch says little. */
const GAP_WINDOW = 20;

/** Returns the mean relative gap of the losses over the last steps; NaN without steps. */
export function recentGap({ gaps: [gap], length }: HistoryView): number {
  const recent = gap.subarray(Math.max(0, length - GAP_WINDOW), length);
  return recent.reduce((sum, value) => sum + value, 0) / recent.length;
}

interface Finding {
  readonly status: RunStatus;
  readonly step: number;
  /** Name of the engine of a recorded run; undefined for the reader's own run. */
  readonly recordedOn?: string;
  readonly history: HistoryView;
  readonly tensors: readonly TensorLedger[];
}

/**
 * Returns the caption: how far the losses of the lanes are apart, and the bytes of their state.
 *
 * @param live finds the words of runs
 */
export function captionOf(
  { status, step, recordedOn, history, tensors }: Finding,
  t = english,
  live: LiveWords = englishLive,
): string {
  if (tensors.length === 0) return t(status === "failed" ? "caption.failed" : "caption.waiting");
  const memory = memoryOf(tensors, t);
  if (step === 0) return t("caption.ready", { memory });
  const values = { after: afterSteps(step, recordedOn, live), memory };
  const [last32, last8] = history.losses.map((loss) => Number.isFinite(loss[history.length - 1]));
  if (!last32 || !last8) {
    const lane = last32 ? "lane.8" : last8 ? "lane.32" : "lane.both";
    return t("caption.lost", { ...values, lane: t(lane) });
  }
  const gap = recentGap(history);
  const mean = { ...values, count: Math.min(GAP_WINDOW, history.length) };
  return gap === 0
    ? t("caption.equal", mean)
    : t("caption.differ", { ...mean, gap: t.print(printPercent(gap)) });
}

/** Returns the bytes of the state of both lanes as a part of a sentence. */
function memoryOf(tensors: readonly TensorLedger[], t: TwinWords): string {
  const { bytes32, bytes8, ratio } = totalsOf(tensors);
  const bytes = t.print(printBytes(bytes32));
  return bytes32 === bytes8
    ? t("memory.same", { bytes })
    : t("memory.less", {
        bytes8: t.print(printBytes(bytes8)),
        bytes32: bytes,
        ratio: t.print(printTwoDigits(ratio)),
      });
}

/**
 * Returns the outputs of both networks at one place of the plane, as a sentence.
 *
 * @param place shares of the picture, 0 up to but not including 1, from the left and from the top
 * @param picture32 output of the 32-bit network in each cell of the plane, [cells × cells]
 * @param picture8 the same of the 8-bit network
 */
export function placeSentence(
  { x, y }: { readonly x: number; readonly y: number },
  picture32: ArrayLike<number>,
  picture8: ArrayLike<number>,
  t = english,
): string {
  const { min, max, cells } = POINTS_GRID;
  const cell = Math.floor(y * cells) * cells + Math.floor(x * cells);
  const coordinate = (share: number) => printNumber(Number((min + share * (max - min)).toFixed(2)));
  return t("plane.place", {
    x: t.print(coordinate(x)),
    y: t.print(coordinate(1 - y)),
    share32: t.print(printPercent(picture32[cell], 3)),
    share8: t.print(printPercent(picture8[cell], 3)),
  });
}

/**
 * Returns the numbers of the curves, exactly, a row per step. The table is a copy: `history` may view live
 * arrays.
 */
export function tableOf(history: HistoryView, t = english): DataTable {
  const lanes = [t("lane.32"), t("lane.8")];
  return {
    caption: t("table.caption"),
    columns: [
      t("table.step"),
      ...lanes.map((lane) => t("table.loss", { lane })),
      t("table.gap"),
      t("table.cosine"),
      ...lanes.map((lane) => t("table.move", { lane })),
    ],
    rows: Array.from({ length: history.length }, (_, i) => [
      history.step[i],
      ...[...history.losses, ...history.gaps, ...history.cosines, ...history.moves].map((column) =>
        shortest32(column[i]),
      ),
    ]),
  };
}

/**
 * Returns a description of the run for a picture outside of the page: its device, steps, data, map, block size, rate
 * and seed.
 *
 * @param kind what the picture shows: the reader's own run, a recorded one, or a run that was made for the picture
 */
export function originOf(
  { taskOptions, learningRate, seed, lanes }: RunConfig,
  steps: number,
  device: string,
  kind: "own" | "recorded" | "still",
  t = english,
): string {
  const { map, blockSize } = lanes[1];
  const data = String(taskOptions.data);
  return t(`origin.${kind}`, {
    device,
    steps: t("steps", { count: steps }),
    data: t.named(`options.data.${data}`, data),
    map: t.named(`options.map.${map}`, map),
    blockSize: String(blockSize),
    rate: t.print(printNumber(learningRate)),
    seed: String(seed),
  });
}

/** Returns how many different codes occur. */
export function codesInUse(counts: ArrayLike<number>): number {
  let used = 0;
  for (let code = 0; code < counts.length; code++) if (counts[code] > 0) used++;
  return used;
}

/** Returns the first code that stands for zero, or -1 if the map has none. */
export const zeroCode = (map: QuantizationMap): number => map.values.indexOf(0);

/**
 * Returns the share of all values that are stored as zero; NaN without values.
 *
 * @param counts number of values that each code stores, [codes of the map]
 */
export function shareAtZero(counts: ArrayLike<number>, map: QuantizationMap): number {
  let all = 0;
  let zeros = 0;
  for (let code = 0; code < counts.length; code++) {
    all += counts[code];
    // The linear map has two codes for zero.
    if (map.values[code] === 0) zeros += counts[code];
  }
  return all > 0 ? zeros / all : Number.NaN;
}

/** Returns the codes that get a tick on the axis: both ends and zero, ascending. */
export function landmarks(map: QuantizationMap): number[] {
  const zero = zeroCode(map);
  const last = map.values.length - 1;
  return [...new Set(zero < 0 ? [0, last] : [0, zero, last])].sort((a, b) => a - b);
}

/**
 * Returns a sentence that says how many codes of the map are in use, and which share of the values is stored
 * as zero.
 */
export function usageSentence(counts: ArrayLike<number>, map: QuantizationMap, t = english): string {
  const zero = shareAtZero(counts, map);
  const values = { used: codesInUse(counts), all: map.values.length };
  return zero > 0
    ? t("codes.zeros", { ...values, share: t.print(printPercent(zero)) })
    : t("codes.noZero", values);
}
