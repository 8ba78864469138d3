import { checkLength } from "./blockChecks";

/**
 * Measures of how far stored values are from the true values, and quantiles.
 *
 * The measures take the true values x and the values that were stored for them, of equal length; sums are in
 * float64. A mean or a share of no values is NaN. They throw NumericsError if the lengths differ.
 */

/** Returns the mean of |stored - x|. */
export function meanAbsoluteError(x: Float32Array, stored: Float32Array): number {
  checkLength("stored", stored, x.length);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(stored[i] - x[i]);
  return sum / x.length;
}

/** Returns the mean of |stored - x| / |x| over the values that are not 0. */
export function meanRelativeError(x: Float32Array, stored: Float32Array): number {
  checkLength("stored", stored, x.length);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    sum += Math.abs((stored[i] - x[i]) / x[i]);
    count++;
  }
  return sum / count;
}

/** Returns the share, 0 to 1, of the values other than 0 that were stored as 0. */
export function zeroedShare(x: Float32Array, stored: Float32Array): number {
  checkLength("stored", stored, x.length);
  let nonzero = 0;
  let zeroed = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    nonzero++;
    if (stored[i] === 0) zeroed++;
  }
  return zeroed / nonzero;
}

/**
 * Returns the value below which a share of the numbers lies, by straight interpolation between two of them.
 *
 * @param sorted ascending
 * @param share 0 to 1
 * @returns NaN if there are no numbers
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** Returns the median of numbers in any order: of an even count, the mean of the two in the middle. NaN of none. */
export const median = (values: Iterable<number>): number => quantile(Float64Array.from(values).sort(), 0.5);
