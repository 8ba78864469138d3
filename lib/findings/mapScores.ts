import { countCodes } from "@/lib/numerics/countCodes";
import { dequantize } from "@/lib/numerics/dequantize";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { mapFamily, type QuantizationMap } from "@/lib/numerics/maps";
import { meanAbsoluteError, meanRelativeError, zeroedShare } from "@/lib/numerics/metrics";
import { type Quantized, quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";

/** How many numbers of a distribution are drawn. */
export const SAMPLE = 2 ** 16;

/**
 * Draws numbers of a distribution, [length], the same ones each time. Figures and text compare maps on these samples.
 *
 * @throws NumericsError if there is no distribution of that name
 */
export function drawn(name: string, length = SAMPLE): Float32Array {
  return sampleOf(distributionNamed(name), length, makeRandom(1));
}

/** How well one map stores some numbers. */
export interface Score {
  readonly map: QuantizationMap;
  /** The name that the reader sees: unique among the maps that are compared. */
  readonly label: string;
  /** Mean of |stored - x|, in the unit of the data. */
  readonly meanAbsolute: number;
  /** Mean of |stored - x| / |x| over the values that are not 0; NaN if all are 0. */
  readonly meanRelative: number;
  /** Share of the values other than 0 that is stored as 0. */
  readonly zeroed: number;
  /** How many different codes occur. */
  readonly codesInUse: number;
}

type Store = (x: Float32Array, map: QuantizationMap, blockSize: number) => Quantized;

/**
 * Returns the score of a map on some values.
 *
 * @param x finite values
 * @param store the fast quantizer builds a table for each new map, which takes longer than storing a few thousand
 *   values without it: for a map that changes while it is dragged, `quantize` is faster
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

/** Returns the same score by the readable quantizer, for maps that are new each time. */
export const scoreOnce = (
  x: Float32Array,
  map: QuantizationMap,
  blockSize: number,
  label = map.label,
): Score => scoreOf(x, map, blockSize, label, quantize);

/**
 * Divides each value by its block's absmax, as the quantizer compares values: [x.length], -1 to 1. Blocks of zeros
 * stay zero.
 */
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

/**
 * Returns the 8-bit map of that family, the same object each time, so that its table is built once; undefined if the
 * family has no such map.
 */
export function builtIn(name: string, signed: boolean): QuantizationMap | undefined {
  const family = mapFamily(name);
  if (!family.offers({ bits: 8, signed })) return undefined;
  const key = `${name} ${signed}`;
  const map = made.get(key) ?? family.make({ bits: 8, signed });
  made.set(key, map);
  return map;
}
