/** The smallest normal float32. */
const SMALLEST_NORMAL = 2 ** -126;

/** Returns the absmax below which some value of the map, times absmax, is a subnormal number. */
export function delicateAbsmax(values: Float32Array): number {
  const magnitudes = values.map(Math.abs).filter((magnitude) => magnitude > 0);
  const smallest = Math.min(...magnitudes);
  // Twice: the quotient is rounded.
  return Math.min((2 * SMALLEST_NORMAL) / smallest, Number.MAX_VALUE);
}
