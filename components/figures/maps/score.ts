import { countCodes } from "@/lib/numerics/countCodes";
import { dequantize } from "@/lib/numerics/dequantize";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { mapFamily, type QuantizationMap } from "@/lib/numerics/maps";
import { meanAbsoluteError, meanRelativeError, zeroedShare } from "@/lib/numerics/metrics";
import { type Quantized, quantize } from "@/lib/numerics/quantize";

/** How well one map stores some numbers. */
export interface Score {
  readonly map: QuantizationMap;
  /** As the reader calls it: unique among the maps that are compared. */
  readonly label: string;
  /** Mean of |stored - x|, in the unit of the data. */
  readonly meanAbsolute: number;
  /** Mean of |stored - x| / |x| over what is not 0; NaN if all is 0. */
  readonly meanRelative: number;
  /** Share of what is not 0 that is stored as 0. */
  readonly zeroed: number;
  /** How many of the codes occur. */
  readonly codesInUse: number;
}

type Store = (x: Float32Array, map: QuantizationMap, blockSize: number) => Quantized;

/**
 * @param x finite values
 * @param store the fast quantizer builds a table for each new map, which takes longer than storing a few
 *   thousand values without it: a map that changes while it is dragged is better off with `quantize`
 */
export function scoreOf(
  x: Float32Array,
  map: QuantizationMap,
  blockSize: number,
  label = map.label,
  store: Store = quantizeFast,
): Score {
  const stored = store(x, map, blockSize);
  const values = dequantize(stored);
  return {
    map,
    label,
    meanAbsolute: meanAbsoluteError(x, values),
    meanRelative: meanRelativeError(x, values),
    zeroed: zeroedShare(x, values),
    codesInUse: countCodes(stored.codes).reduce((used, count) => used + (count > 0 ? 1 : 0), 0),
  };
}

/** By the readable quantizer, for maps that are new each time. */
export const scoreOnce = (x: Float32Array, map: QuantizationMap, blockSize: number, label = map.label) =>
  scoreOf(x, map, blockSize, label, quantize);

/** The score with the least of something; undefined if there is none or all are alike. */
export function least(scores: readonly Score[], of: (score: Score) => number): Score | undefined {
  const sorted = scores.filter((score) => Number.isFinite(of(score))).sort((a, b) => of(a) - of(b));
  return sorted.length > 1 && of(sorted[0]) < of(sorted[sorted.length - 1]) ? sorted[0] : undefined;
}

/** The values as the quantizer compares them: each divided by its block's absmax, -1 to 1. Zero blocks stay zero. */
export function scaledByBlock(x: Float32Array, blockSize: number): Float32Array {
  const scaled = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += blockSize) {
    const end = Math.min(start + blockSize, x.length);
    let absmax = 0;
    for (let i = start; i < end; i++) absmax = Math.max(absmax, Math.abs(x[i]));
    for (let i = start; i < end; i++) scaled[i] = absmax === 0 ? 0 : x[i] / absmax;
  }
  return scaled;
}

const made = new Map<string, QuantizationMap>();

/** The 8-bit map of that family: the same object each time, so that its table is built once. */
export function builtIn(name: string, signed: boolean): QuantizationMap | undefined {
  const family = mapFamily(name);
  if (!family.offers({ bits: 8, signed })) return undefined;
  const key = `${name} ${signed}`;
  const map = made.get(key) ?? family.make({ bits: 8, signed });
  made.set(key, map);
  return map;
}
