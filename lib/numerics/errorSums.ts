import { checkLength } from "./blockChecks";
import type { Quantized } from "./quantize";

/** Sums over the errors of a quantized tensor, from which the means of metrics.ts follow. */
export interface ErrorSums {
  /** Number of values, without the skipped ones. */
  readonly count: number;
  /** Sum of |x|. */
  readonly magnitude: number;
  /** Sum of |stored - x|. */
  readonly absolute: number;
  /** Sum of |stored - x| / |x| over the values that are not 0. */
  readonly relative: number;
  /** Number of values that are not 0. */
  readonly nonzero: number;
  /** Number of values other than 0 that were stored as 0. */
  readonly zeroed: number;
}

/**
 * Returns the sums behind the metrics of metrics.ts, in float64, in one pass and without a dequantized copy:
 * the copy is what takes the time in a tensor of a million values.
 *
 * @param x the true values
 * @param skip indices that are left out of the sums, without repeats
 * @throws NumericsError if x has another length than the codes
 */
export function errorSums(
  x: Float32Array,
  { codes, absmax, blockSize, map }: Quantized,
  skip: ArrayLike<number> = [],
): ErrorSums {
  checkLength("x", x, codes.length);
  const { values } = map;
  let magnitude = 0;
  let absolute = 0;
  let relative = 0;
  let zeros = 0;
  let zeroed = 0;
  for (let b = 0; b < absmax.length; b++) {
    const end = Math.min((b + 1) * blockSize, codes.length);
    for (let i = b * blockSize; i < end; i++) {
      const size = Math.abs(x[i]);
      const stored = Math.fround(values[codes[i]] * absmax[b]);
      const error = Math.abs(stored - x[i]);
      magnitude += size;
      absolute += error;
      if (size === 0) zeros++;
      else {
        relative += error / size;
        if (stored === 0) zeroed++;
      }
    }
  }
  // Subtracting the few skipped values is cheaper than a test of every value.
  for (let k = 0; k < skip.length; k++) {
    const i = skip[k];
    const size = Math.abs(x[i]);
    const stored = Math.fround(values[codes[i]] * absmax[Math.floor(i / blockSize)]);
    const error = Math.abs(stored - x[i]);
    magnitude -= size;
    absolute -= error;
    if (size === 0) zeros--;
    else {
      relative -= error / size;
      if (stored === 0) zeroed--;
    }
  }
  const count = x.length - skip.length;
  return { count, magnitude, absolute, relative, nonzero: count - zeros, zeroed };
}
