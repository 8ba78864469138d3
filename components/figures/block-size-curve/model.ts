import { printCount, printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  CURVE_VALUES,
  type CurveErrors,
  curveRequest,
  curvesOf,
  overheadBits,
} from "@/lib/findings/blockCurves";
import type { BlockCurveRequest, Measure } from "@/lib/jobs/blockCurve/blockCurve";
import { distributionNamed } from "@/lib/numerics/distributions";
import { mapFamily } from "@/lib/numerics/maps";
import { equalByContent } from "@/lib/options/content";
import type { Values } from "@/lib/options/options";
import { STEP_TIMES, TIMED_ON } from "@/lib/recordings/blocks";
import type { blockSizeCurveOptions } from "./figure";

/** Values of the figure's options. */
export type CurveOptions = Values<typeof blockSizeCurveOptions>;

/**
 * Returns the request for these options. It has all block sizes and all kinds of error, whichever are chosen.
 */
export const requestOf = (options: CurveOptions): BlockCurveRequest => curveRequest(options);

/**
 * Returns the recorded time of an 8-bit step, ns per parameter; undefined for block sizes without a record.
 */
export const stepTimeAt = (blockSize: number) =>
  STEP_TIMES.find((timed) => timed.blockSize === blockSize)?.ns;

const ERRORS: Record<Measure, (error: string) => string> = {
  absolute: (error) => `values are off by ${error} of their mean magnitude`,
  relative: (error) => `a value is off by ${error} of itself, on average`,
  zeroed: (error) => `${error} of the values are stored as zero`,
};

/** Returns the caption: error and bits at the chosen block size, against one block for the whole tensor. */
export function captionOf(measured: CurveErrors | null, { blockSize, map, measure }: CurveOptions): string {
  if (!measured) return "Smaller blocks cost bits and gain accuracy: the curve is being computed.";
  const { request } = measured;
  // The map may have been chosen just now: then it has no curve yet.
  const shown = request.maps.includes(map) ? map : request.maps[0];
  const { median } = curvesOf(measured, measure).find((curve) => curve.map === shown)!;
  const error = median[request.blockSizes.indexOf(blockSize)];
  const whole = median[median.length - 1];
  const bits = `${printBits(8 + overheadBits(request.n, blockSize))} bits a value`;
  const name = `the ${mapFamily(shown).label} map`;
  if (blockSize >= request.n) {
    const best = median[0];
    const gain = best > 0 ? `; blocks of 64 would make it ${printPercent(best)}` : "";
    return `With one scale for the whole tensor and ${name}, ${ERRORS[measure](printPercent(whole))}${gain}. ${reachOf(request, blockSize)}`.trim();
  }
  const ratio = printTwoDigits(whole / error);
  const times = !(error > 0) ? "" : ratio === "1" ? ", about as much" : `, ${ratio} times as much`;
  return `In blocks of ${printCount(blockSize)} with ${name}, ${ERRORS[measure](printPercent(error))}, for ${bits}. With one scale for the whole tensor it would be ${printPercent(whole)}${times}. ${reachOf(request, blockSize)}`.trim();
}

/** Returns a sentence on how many values share a scale with an outlier; "" without outliers. */
function reachOf({ n, outliers }: BlockCurveRequest, blockSize: number): string {
  if (outliers === 0) return "";
  if (blockSize >= n) return outliers === 1 ? "The outlier shares its scale with all other values." : "";
  if (outliers === 1) return `The outlier shares its scale with ${printCount(blockSize - 1)} other values.`;
  const reach = Math.min(n - outliers, outliers * (blockSize - 1));
  return `The ${printCount(outliers)} outliers share their scales with at most ${printCount(reach)} other values.`;
}

/** Returns a number of bits with up to eight digits: 8.125, 8.0078125. */
export function printBits(bits: number): string {
  return String(Number(bits.toPrecision(8)));
}

/** Returns a description of the data of a request, such as "normal data without outliers". */
export function dataOf({ distribution, outliers, outlierSize }: BlockCurveRequest): string {
  const { label } = distributionNamed(distribution);
  if (outliers === 0) return `${label} data without outliers`;
  const many = outliers === 1 ? "one outlier" : `${printCount(outliers)} outliers`;
  return `${label} data with ${many} of ${printNumber(outlierSize)} times the mean magnitude`;
}

/** Returns whether errors that were measured answer a request. They may have more maps than the request. */
export function isAnswerTo(measured: CurveErrors | null, request: BlockCurveRequest): boolean {
  if (!measured) return false;
  const { maps, ...rest } = measured.request;
  const { maps: wanted, ...asked } = request;
  return equalByContent(rest, asked) && wanted.every((map) => maps.includes(map));
}

/** Returns a table with one row for each block size: bits, the errors of each map, and the step time. */
export function tableOf(measured: CurveErrors | null, measure: Measure): DataTable {
  const curves = measured ? curvesOf(measured, measure) : [];
  const name = {
    absolute: "mean error / mean magnitude",
    relative: "mean relative error",
    zeroed: "share stored as 0",
  };
  return {
    caption: measured
      ? `${name[measure]} over ${measured.seeds.length} tensors of ${printCount(measured.request.n)} values: ${dataOf(measured.request)}`
      : "Nothing has been computed yet.",
    columns: [
      "block size",
      "bits per value",
      ...curves.flatMap(({ map }) => [`${map}: median`, `${map}: lowest`, `${map}: highest`]),
      `8-bit Adam, ns a parameter (${TIMED_ON})`,
    ],
    rows: (measured?.request.blockSizes ?? []).map((blockSize, b) => [
      blockSize,
      8 + overheadBits(CURVE_VALUES, blockSize),
      ...curves.flatMap(({ median, low, high }) => [median[b], low[b], high[b]]),
      stepTimeAt(blockSize) ?? "",
    ]),
  };
}
