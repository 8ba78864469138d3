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

export type CurveOptions = Values<typeof blockSizeCurveOptions>;

/** The computation that these options ask for. Block size and kind of error need none: all of them are computed. */
export const requestOf = (options: CurveOptions): BlockCurveRequest => curveRequest(options);

/** Nanoseconds a parameter of a recorded 8-bit step, where this block size was timed. */
export const stepTimeAt = (blockSize: number) =>
  STEP_TIMES.find((timed) => timed.blockSize === blockSize)?.ns;

const ERRORS: Record<Measure, (error: string) => string> = {
  absolute: (error) => `values are off by ${error} of their mean magnitude`,
  relative: (error) => `a value is off by ${error} of itself, on average`,
  zeroed: (error) => `${error} of the values are stored as zero`,
};

/** What the picture shows at the chosen block size, and what the whole tensor as one block would do. */
export function captionOf(picture: CurveErrors | null, { blockSize, map, measure }: CurveOptions): string {
  if (!picture) return "Smaller blocks cost bits and gain accuracy: the curve is being computed.";
  const { request } = picture;
  // A map that was chosen this moment has no curve yet.
  const shown = request.maps.includes(map) ? map : request.maps[0];
  const { median } = curvesOf(picture, measure).find((curve) => curve.map === shown)!;
  const error = median[request.blockSizes.indexOf(blockSize)];
  const whole = median[median.length - 1];
  const bits = `${printBits(8 + overheadBits(request.n, blockSize))} bits a value`;
  const name = `the ${mapFamily(shown).label} map`;
  if (blockSize >= request.n) {
    const best = median[0];
    const gain = best > 0 ? `; blocks of 64 would make it ${printPercent(best)}` : "";
    return `With one scale for the whole tensor and ${name}, ${ERRORS[measure](printPercent(whole))}${gain}. ${harm(request, blockSize)}`.trim();
  }
  const ratio = printTwoDigits(whole / error);
  const times = !(error > 0) ? "" : ratio === "1" ? ", about as much" : `, ${ratio} times as much`;
  return `In blocks of ${printCount(blockSize)} with ${name}, ${ERRORS[measure](printPercent(error))}, for ${bits}. With one scale for the whole tensor it would be ${printPercent(whole)}${times}. ${harm(request, blockSize)}`.trim();
}

/** How far the outliers reach. */
function harm({ n, outliers }: BlockCurveRequest, blockSize: number): string {
  if (outliers === 0) return "";
  if (blockSize >= n) return outliers === 1 ? "The outlier shares its scale with all other values." : "";
  if (outliers === 1) return `The outlier shares its scale with ${printCount(blockSize - 1)} other values.`;
  const reach = Math.min(n - outliers, outliers * (blockSize - 1));
  return `The ${printCount(outliers)} outliers share their scales with at most ${printCount(reach)} other values.`;
}

/** Bits with all their digits where they are few: 8.125, 8.0078125. */
export function printBits(bits: number): string {
  return String(Number(bits.toPrecision(8)));
}

/** The data of a picture in words. */
export function dataOf({ distribution, outliers, outlierSize }: BlockCurveRequest): string {
  const { label } = distributionNamed(distribution);
  if (outliers === 0) return `${label} data without outliers`;
  const many = outliers === 1 ? "one outlier" : `${printCount(outliers)} outliers`;
  return `${label} data with ${many} of ${printNumber(outlierSize)} times the mean magnitude`;
}

/** Whether a picture shows what is asked for now. A map that is no longer asked for does no harm. */
export function isOf(picture: CurveErrors | null, request: BlockCurveRequest): boolean {
  if (!picture) return false;
  const { maps, ...rest } = picture.request;
  const { maps: wanted, ...asked } = request;
  return equalByContent(rest, asked) && wanted.every((map) => maps.includes(map));
}

export function tableOf(picture: CurveErrors | null, measure: Measure): DataTable {
  const curves = picture ? curvesOf(picture, measure) : [];
  const name = {
    absolute: "mean error / mean magnitude",
    relative: "mean relative error",
    zeroed: "share stored as 0",
  };
  return {
    caption: picture
      ? `${name[measure]} over ${picture.seeds.length} tensors of ${printCount(picture.request.n)} values: ${dataOf(picture.request)}`
      : "Nothing has been computed yet.",
    columns: [
      "block size",
      "bits per value",
      ...curves.flatMap(({ map }) => [`${map}: median`, `${map}: lowest`, `${map}: highest`]),
      `8-bit Adam, ns a parameter (${TIMED_ON})`,
    ],
    rows: (picture?.request.blockSizes ?? []).map((blockSize, b) => [
      blockSize,
      8 + overheadBits(CURVE_VALUES, blockSize),
      ...curves.flatMap(({ median, low, high }) => [median[b], low[b], high[b]]),
      stepTimeAt(blockSize) ?? "",
    ]),
  };
}
