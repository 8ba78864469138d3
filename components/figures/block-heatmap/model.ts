import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { dequantize } from "@/lib/numerics/dequantize";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { makeMap } from "@/lib/numerics/maps";
import { type Quantized, quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import type { Values } from "@/lib/options/options";
import { type blockHeatmapOptions, NOWHERE, SIDE, VALUES } from "./figure";
import { english, type HeatmapWords } from "./messages";

/** Values of the figure's options. */
export type HeatmapOptions = Values<typeof blockHeatmapOptions>;

/** A tensor with its 8-bit form and the errors of that form. */
export interface Stored {
  readonly x: Float32Array;
  readonly quantized: Quantized;
  /** The values after dequantization. */
  readonly back: Float32Array;
  /** |back - x| in mean magnitudes of the ordinary values. */
  readonly errors: Float32Array;
}

/** The data of the picture. */
export interface Heatmap {
  readonly shown: Stored;
  /** The tensor without the outlier; the same object as `shown` if there is no outlier. */
  readonly clean: Stored;
  /** Index of the outlier, or null. */
  readonly outlierIndex: number | null;
  /** Number of values in a block: the chosen block size, at most the whole tensor. */
  readonly blockSize: number;
  /** Mean magnitude of the ordinary values: the unit of the errors and of the outlier. */
  readonly unit: number;
}

/** Returns the data of the picture: the tensor, quantized with and without its outlier. */
export function heatmapOf(options: HeatmapOptions): Heatmap {
  const distribution = distributionNamed(options.distribution);
  const map = makeMap(options.map, { bits: 8, signed: distribution.signed });
  const blockSize = Math.min(options.blockSize, VALUES);
  const ordinary = sampleOf(distribution, VALUES, makeRandom(options.seed));
  const unit = ordinary.reduce((sum, value) => sum + Math.abs(value), 0) / VALUES;
  const store = (x: Float32Array): Stored => {
    const quantized = quantize(x, map, blockSize);
    const back = dequantize(quantized);
    return { x, quantized, back, errors: x.map((value, i) => Math.abs(back[i] - value) / unit) };
  };
  const clean = store(ordinary);
  if (options.at === NOWHERE) return { shown: clean, clean, outlierIndex: null, blockSize, unit };
  const x = ordinary.slice();
  x[options.at] = options.outlierSize * unit;
  return { shown: store(x), clean, outlierIndex: options.at, blockSize, unit };
}

/**
 * Returns the mean error of a block, in mean magnitudes; NaN if no value is left.
 *
 * @param skip index of a value to leave out, or null
 */
export function blockError(
  { errors }: Stored,
  block: number,
  blockSize: number,
  skip: number | null,
): number {
  let sum = 0;
  let count = 0;
  for (let i = block * blockSize; i < Math.min((block + 1) * blockSize, errors.length); i++) {
    if (i === skip) continue;
    sum += errors[i];
    count++;
  }
  return sum / count;
}

/** Returns place, block, code and errors of one value; row, column and block count from 1. */
export function readingOf({ shown, blockSize }: Heatmap, index: number) {
  const { x, quantized, back } = shown;
  const block = Math.floor(index / blockSize);
  const error = Math.abs(back[index] - x[index]);
  return {
    row: Math.floor(index / SIDE) + 1,
    column: (index % SIDE) + 1,
    block: block + 1,
    blocks: quantized.absmax.length,
    value: x[index],
    absmax: quantized.absmax[block],
    code: quantized.codes[index],
    back: back[index],
    error,
    relative: x[index] === 0 ? 0 : error / Math.abs(x[index]),
  };
}

const placeOf = (index: number, t: HeatmapWords) =>
  t("place", { row: Math.floor(index / SIDE) + 1, column: (index % SIDE) + 1 });

/** Returns the caption: the harm that the outlier does in its block, and the errors of the other blocks. */
export function captionOf(heatmap: Heatmap, t = english): string {
  const { shown, clean, outlierIndex, blockSize } = heatmap;
  const { absmax } = shown.quantized;
  const blocks = absmax.length;
  const percent = (share: number) => t.print(printPercent(share));
  const ofMean = (share: string) => t("ofMean", { share });
  if (outlierIndex === null) {
    const errors = Array.from(absmax, (_, b) => blockError(shown, b, blockSize, null));
    const range =
      blocks === 1
        ? percent(errors[0])
        : t("range", { from: percent(Math.min(...errors)), to: percent(Math.max(...errors)) });
    return t("noOutlier", { blocks: t("blocks", { count: blocks }), error: ofMean(range) });
  }
  const block = Math.floor(outlierIndex / blockSize);
  const inside = ofMean(percent(blockError(shown, block, blockSize, outlierIndex)));
  const without = percent(blockError(clean, block, blockSize, outlierIndex));
  const place = placeOf(outlierIndex, t);
  if (absmax[block] > shown.x[outlierIndex]) {
    return t(absmax[block] === clean.quantized.absmax[block] ? "unharmed" : "smaller", { place });
  }
  if (blocks === 1) return t("whole", { place, values: VALUES, inside, without });
  const others = Array.from(absmax, (_, b) => b).filter((b) => b !== block);
  const rest = others.reduce((sum, b) => sum + blockError(shown, b, blockSize, null), 0) / others.length;
  return t("harmed", {
    place,
    block: block + 1,
    blocks,
    inside,
    without,
    others: t("others", { count: others.length }),
    rest: percent(rest),
  });
}

/** Returns a sentence about one value: its block, its absmax, its code and its error. */
export function sentenceOf(heatmap: Heatmap, index: number, t = english): string {
  const { value, absmax, back, error, relative, ...places } = readingOf(heatmap, index);
  const number = (each: number) => t.print(printNumber(each));
  return t("value", {
    ...places,
    value: number(value),
    absmax: number(absmax),
    back: number(back),
    error:
      error === 0 ? t("exact") : t("off", { error: number(error), share: t.print(printPercent(relative)) }),
  });
}

/** Returns a table with one row for each block. */
export function tableOf({ shown, outlierIndex, blockSize }: Heatmap, t = english): DataTable {
  return {
    caption: t("table.caption", { count: blockSize }),
    columns: [t("table.block"), t("table.first"), t("absmax"), t("table.error"), t("table.zeros")],
    rows: Array.from(shown.quantized.absmax, (absmax, b) => {
      const from = b * blockSize;
      const zeros = shown.back.subarray(from, from + blockSize).filter((value) => value === 0).length;
      return [b + 1, from, absmax, blockError(shown, b, blockSize, outlierIndex), zeros];
    }),
  };
}
