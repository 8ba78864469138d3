import {
  printBytes,
  printNumber,
  printPercent,
  printSteps,
  printTwoDigits,
} from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { type DataTable, shortest32 } from "@/components/figure/table";
import type { CurveLook } from "@/components/live/curves/curvePanels";
import { afterSteps } from "@/components/live/run/afterSteps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Values } from "@/lib/options/options";
import { POINTS_GRID } from "@/lib/tasks/points/info";
import type { RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import type { RunStatus, TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import type { twinRunOptions } from "./figure";
import { totalsOf } from "./ledger";

/** Values of the options of the figure. */
export type TwinValues = Values<typeof twinRunOptions>;

/** Labels and styles of the two lanes in the curves. */
export const CURVE_LANES: readonly CurveLook[] = [
  { label: "32-bit", style: laneStyle(0) },
  { label: "8-bit", style: laneStyle(1) },
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

/** Returns the caption: how far the losses of the lanes are apart, and the bytes of their state. */
export function captionOf({ status, step, recordedOn, history, tensors }: Finding): string {
  const { bytes32, bytes8, ratio } = totalsOf(tensors);
  const memory =
    bytes32 === bytes8
      ? `both lanes keep ${printBytes(bytes32)} of state`
      : `the 8-bit lane keeps ${printBytes(bytes8)} of state, the 32-bit lane ${printBytes(bytes32)}, ` +
        `${printTwoDigits(ratio)} times as much`;
  if (tensors.length === 0) {
    return status === "failed"
      ? "Nothing has been trained."
      : "Two copies of one network are about to train, one with 32-bit and one with 8-bit optimizer state.";
  }
  if (step === 0) {
    return `Both lanes start from the same weights and will see the same batches; ${memory}.`;
  }
  const [last32, last8] = history.losses.map((loss) => loss[history.length - 1]);
  const after = afterSteps(step, recordedOn);
  if (!Number.isFinite(last32) || !Number.isFinite(last8)) {
    const lost = [
      ...(Number.isFinite(last32) ? [] : ["32-bit"]),
      ...(Number.isFinite(last8) ? [] : ["8-bit"]),
    ];
    return `${after} the loss of the ${lost.join(" and the ")} lane is no longer a number; ${memory}.`;
  }
  const gap = recentGap(history);
  const losses = gap === 0 ? "the losses are equal" : `the losses differ by ${printPercent(gap)}`;
  return `${after} ${losses} (mean of the last ${Math.min(GAP_WINDOW, history.length)}); ${memory}.`;
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
): string {
  const { min, max, cells } = POINTS_GRID;
  const cell = Math.floor(y * cells) * cells + Math.floor(x * cells);
  const coordinate = (share: number) => printNumber(Number((min + share * (max - min)).toFixed(2)));
  return (
    `At (${coordinate(x)}, ${coordinate(1 - y)}) the 32-bit network gives the triangles ${printPercent(picture32[cell], 3)}, ` +
    `the 8-bit one ${printPercent(picture8[cell], 3)}.`
  );
}

/**
 * Returns the numbers of the curves, exactly, a row per step. The table is a copy: `history` may view live
 * arrays.
 */
export function tableOf(history: HistoryView): DataTable {
  return {
    caption:
      "Training loss of both lanes before each step, their relative gap, the cosine of their updates, and the largest move of a weight in the step, in learning rates.",
    columns: [
      "step",
      "loss, 32-bit",
      "loss, 8-bit",
      "relative gap",
      "cosine of the updates",
      "largest move, 32-bit",
      "largest move, 8-bit",
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
 * Returns a description of the run for a picture outside of the page: steps, data, map, block size, rate and
 * seed.
 */
export function originOf({ taskOptions, learningRate, seed, lanes }: RunConfig, steps: number): string {
  const { map, blockSize } = lanes[1];
  return (
    `${printSteps(steps)}, ${taskOptions.data} data, ${map} map, block size ${blockSize}, ` +
    `learning rate ${printNumber(learningRate)}, seed ${seed}.`
  );
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
export function usageSentence(counts: ArrayLike<number>, map: QuantizationMap): string {
  const zero = shareAtZero(counts, map);
  const zeros =
    zero > 0 ? `${printPercent(zero)} of the values are stored as zero` : "no value is stored as zero";
  return `${codesInUse(counts)} of ${map.values.length} codes in use; ${zeros}.`;
}
