import { checkLength } from "./blocks";

/**
 * How far stored values are from the true ones.
 *
 * All functions take the true values x and what was stored for them, of equal length; sums are in float64. A mean
 * or a share over nothing is NaN.
 */

/** Mean of |stored - x|. */
export function meanAbsoluteError(x: Float32Array, stored: Float32Array): number {
  checkLength("stored", stored, x.length);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(stored[i] - x[i]);
  return sum / x.length;
}

/** Mean of |stored - x| / |x| over the values that are not 0. */
export function meanRelativeError(x: Float32Array, stored: Float32Array): number {
  const errors = relativeErrors(x, stored);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/** Median of |stored - x| / |x| over the values that are not 0; the mean of the two middle ones of an even number. */
export function medianRelativeError(x: Float32Array, stored: Float32Array): number {
  const errors = relativeErrors(x, stored).sort();
  const middle = Math.floor(errors.length / 2);
  if (errors.length === 0) return Number.NaN;
  return errors.length % 2 === 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
}

function relativeErrors(x: Float32Array, stored: Float32Array): Float64Array {
  checkLength("stored", stored, x.length);
  const errors = new Float64Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] !== 0) errors[count++] = Math.abs((stored[i] - x[i]) / x[i]);
  }
  return errors.subarray(0, count);
}

/** Share, 0 to 1, of the values other than 0 that were stored as 0. */
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

/** Length of the error over the length of x (2-norms): 0 is exact, 1 as bad as storing zeros. NaN if x is 0. */
export function relativeL2Error(x: Float32Array, stored: Float32Array): number {
  checkLength("stored", stored, x.length);
  let error = 0;
  let length = 0;
  for (let i = 0; i < x.length; i++) {
    error += (stored[i] - x[i]) ** 2;
    length += x[i] ** 2;
  }
  return length === 0 ? Number.NaN : Math.sqrt(error / length);
}
