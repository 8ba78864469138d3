import {
  printBytes,
  printNumber,
  printPercent,
  printSteps,
  printTwoDigits,
} from "@/components/charts/format";
import { type DataTable, shortest32 } from "@/components/figure/table";
import type { Values } from "@/lib/options/options";
import { POINTS_GRID } from "@/lib/tasks/points/info";
import type { RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import type { RunStatus, TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import type { twinRunOptions } from "./figure";
import { totalsOf } from "./ledger";

/** What the twin run shows, as numbers and sentences: no DOM, no worker. */
export type TwinValues = Values<typeof twinRunOptions>;

export function configOf(values: TwinValues): RunConfig {
  const { data, noise, samples, ...own } = values;
  return twinConfig({ ...own, taskOptions: { data, noise, samples } });
}

/** Points that the gap in the caption is averaged over: a single batch says little. */
const GAP_WINDOW = 20;

/** Mean of the relative gap over the last steps; NaN without steps. */
export function recentGap({ gaps: [gap], length }: HistoryView): number {
  const recent = gap.subarray(Math.max(0, length - GAP_WINDOW), length);
  return recent.reduce((sum, value) => sum + value, 0) / recent.length;
}

interface Finding {
  readonly status: RunStatus;
  readonly step: number;
  readonly history: HistoryView;
  readonly tensors: readonly TensorLedger[];
}

/** The caption: what the two lanes show now. */
export function captionOf({ status, step, history, tensors }: Finding): string {
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
  const after = `After ${printSteps(step)}`;
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
 * What both networks say at one place of their pictures.
 *
 * @param at shares of the picture, 0 up to but not including 1, from the left and from the top
 */
export function placeSentence(
  { x, y }: { readonly x: number; readonly y: number },
  picture32: ArrayLike<number>,
  picture8: ArrayLike<number>,
): string {
  const { min, max, cells } = POINTS_GRID;
  const cell = Math.floor(y * cells) * cells + Math.floor(x * cells);
  const place = (share: number) => printNumber(Number((min + share * (max - min)).toFixed(2)));
  return (
    `At (${place(x)}, ${place(1 - y)}) the 32-bit network gives the triangles ${printPercent(picture32[cell], 3)}, ` +
    `the 8-bit one ${printPercent(picture8[cell], 3)}.`
  );
}

/** The numbers behind the curves, exactly. `history` may be a view of live arrays: the table is a copy. */
export function tableOf(history: HistoryView): DataTable {
  return {
    caption:
      "Training loss of both lanes before each step, their relative gap, and the cosine of their updates.",
    columns: ["step", "loss, 32-bit", "loss, 8-bit", "relative gap", "cosine of the updates"],
    rows: Array.from({ length: history.length }, (_, i) => [
      history.step[i],
      ...[...history.losses, ...history.gaps, ...history.cosines].map((column) => shortest32(column[i])),
    ]),
  };
}

/** What a picture that stands alone must say of the run it shows. */
export function originOf({ taskOptions, learningRate, seed, lanes }: RunConfig, steps: number): string {
  const { map, blockSize } = lanes[1];
  return (
    `${printSteps(steps)}, ${taskOptions.data} data, ${map} map, block size ${blockSize}, ` +
    `learning rate ${printNumber(learningRate)}, seed ${seed}.`
  );
}
