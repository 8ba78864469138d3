import { checkLength } from "./blockChecks";

/**
 * Returns the cosine of the angle between two vectors, -1 to 1: whether two updates point in the same
 * direction.
 *
 * Computed in float64.
 *
 * @returns NaN if one of them is zero everywhere, because it has no direction
 * @throws NumericsError if the lengths differ
 */
export function cosine(a: Float32Array, b: Float32Array): number {
  checkLength("b", b, a.length);
  let dot = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i] * b[i];
    squareA += a[i] * a[i];
    squareB += b[i] * b[i];
  }
  const cosine = dot / (Math.sqrt(squareA) * Math.sqrt(squareB));
  // Rounding may carry a parallel pair past 1; NaN stays NaN.
  return Math.max(-1, Math.min(1, cosine));
}
