import { printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { MixedResult, MixedSetup } from "@/lib/jobs/outlier/mixedScale";
import type { Values } from "@/lib/options/options";
import type { mixedScaleOptions } from "./figure";

/** Values of the figure's options. */
export type MixedValues = Values<typeof mixedScaleOptions>;

/** Returns the job's request for these options. */
export const setupOf = (values: MixedValues): MixedSetup => ({ ...values });

/** Returns the caption: the distance of the small rows, and the share of their zero second moments. */
export function captionOf(result: MixedResult): string {
  const { setup, small32, small8, zeroR } = result;
  const [far32, far8] = [small32[setup.steps], small8[setup.steps]];
  const times = far8 / far32;
  const compared = Math.abs(times - 1) < 0.05 ? "about as far" : `${printTwoDigits(times)} times as far`;
  const zeros =
    zeroR === 0
      ? "none of their second moments is stored as zero"
      : `${share(zeroR)} of their second moments are stored as zero`;
  return (
    `After ${setup.steps} steps the small rows have moved ${printTwoDigits(far32)} on average with 32-bit state and ` +
    `${printTwoDigits(far8)} with 8-bit state, ${compared}; ${zeros}. ${leapSentence(result)}`
  );
}

/** Returns a percentage, rounded down so that "100 %" means all, but not to "0 %", which means none. */
const share = (value: number) => printPercent(Math.floor(value * 1000) / 1000 || value, 3);

/** Returns a sentence on the step of a parameter whose r is zero while its m is not. */
function leapSentence({ setup, leap, zeroROnly }: MixedResult): string {
  if (setup.silent) {
    return leap === 0
      ? "In the last step their gradients were exactly zero, and no parameter leapt."
      : `In the last step their gradients were exactly zero, and one parameter leapt by ${printTwoDigits(leap)}.`;
  }
  if (leap === 0) return "In no place is r zero while m is not.";
  return `In ${share(zeroROnly)} of the places r is zero while m is not: a gradient of exactly zero would move one of them by ${printTwoDigits(leap)}.`;
}

/** Returns a table with the mean distance of both kinds of rows after each step. */
export function tableOf({ setup, small32, small8, large32, large8 }: MixedResult): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Mean distance from the start; gradients of the small rows ${setup.ratio} times smaller, blocks of ${setup.blockSize}.`,
    columns: ["step", "small rows, 32-bit", "small rows, 8-bit", "large rows, 32-bit", "large rows, 8-bit"],
    rows: Array.from(small32, (value, step) =>
      [step, value, small8[step], large32[step], large8[step]].map(digits),
    ),
  };
}
