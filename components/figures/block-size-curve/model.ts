import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
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
import { type CurveWords, english } from "./messages";

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

/** Returns the name of a map in a sentence or beside its line. */
export const mapName = (map: string, t = english) => t.named(`options.map.${map}`, mapFamily(map).label);

/** Returns the caption: error and bits at the chosen block size, against one block for the whole tensor. */
export function captionOf(
  measured: CurveErrors | null,
  { blockSize, map, measure }: CurveOptions,
  t = english,
): string {
  if (!measured) return t("computing");
  const { request } = measured;
  // The map may have been chosen just now: then it has no curve yet.
  const shown = request.maps.includes(map) ? map : request.maps[0];
  const { median } = curvesOf(measured, measure).find((curve) => curve.map === shown)!;
  const error = median[request.blockSizes.indexOf(blockSize)];
  const whole = median[median.length - 1];
  const percent = (share: number) => t.print(printPercent(share));
  const common = { map: t("theMap", { map: mapName(shown, t) }), reach: reachOf(request, blockSize, t) };
  if (blockSize >= request.n) {
    const best = median[0];
    const gain = best > 0 ? t("gain", { error: percent(best) }) : "";
    return t("whole", { ...common, error: t(`error.${measure}`, { error: percent(whole) }), gain }).trim();
  }
  const ratio = printTwoDigits(whole / error);
  const times = !(error > 0) ? "" : ratio === "1" ? t("same") : t("times", { ratio: t.print(ratio) });
  return t("blocks", {
    ...common,
    size: blockSize,
    error: t(`error.${measure}`, { error: percent(error) }),
    bits: t.print(printBits(8 + overheadBits(request.n, blockSize))),
    whole: percent(whole),
    times,
  }).trim();
}

/** Returns a sentence on how many values share a scale with an outlier; "" without outliers. */
function reachOf({ n, outliers }: BlockCurveRequest, blockSize: number, t: CurveWords): string {
  if (outliers === 0) return "";
  if (blockSize >= n) return outliers === 1 ? t("reach.all") : "";
  if (outliers === 1) return t("reach.one", { values: blockSize - 1 });
  return t("reach.many", { outliers, values: Math.min(n - outliers, outliers * (blockSize - 1)) });
}

/** Returns a number of bits with up to eight digits: 8.125, 8.0078125. */
export function printBits(bits: number): string {
  return String(Number(bits.toPrecision(8)));
}

/** Returns a description of the data of a request, such as "normal data without outliers". */
export function dataOf({ distribution, outliers, outlierSize }: BlockCurveRequest, t = english): string {
  const name = t.named(`options.distribution.${distribution}`, distributionNamed(distribution).label);
  if (outliers === 0) return t("data.plain", { distribution: name });
  const size = t.print(printNumber(outlierSize));
  return t("data.outliers", { distribution: name, count: outliers, size });
}

/** Returns whether errors that were measured answer a request. They may have more maps than the request. */
export function isAnswerTo(measured: CurveErrors | null, request: BlockCurveRequest): boolean {
  if (!measured) return false;
  const { maps, ...rest } = measured.request;
  const { maps: wanted, ...asked } = request;
  return equalByContent(rest, asked) && wanted.every((map) => maps.includes(map));
}

/** Returns a table with one row for each block size: bits, the errors of each map, and the step time. */
export function tableOf(measured: CurveErrors | null, measure: Measure, t = english): DataTable {
  const curves = measured ? curvesOf(measured, measure) : [];
  return {
    caption: measured
      ? t("table.caption", {
          error: t(`table.${measure}`),
          count: measured.seeds.length,
          values: measured.request.n,
          data: dataOf(measured.request, t),
        })
      : t("table.empty"),
    columns: [
      t("table.size"),
      t("table.bits"),
      ...curves.flatMap(({ map }) =>
        (["median", "lowest", "highest"] as const).map((part) =>
          t(`table.${part}`, { map: t.named(`options.map.${map}`, map) }),
        ),
      ),
      t("table.time", { device: TIMED_ON }),
    ],
    rows: (measured?.request.blockSizes ?? []).map((blockSize, b) => [
      blockSize,
      8 + overheadBits(CURVE_VALUES, blockSize),
      ...curves.flatMap(({ median, low, high }) => [median[b], low[b], high[b]]),
      stepTimeAt(blockSize) ?? "",
    ]),
  };
}
