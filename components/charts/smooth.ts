/**
 * Returns the running mean of a noisy curve. Draw it over the curve itself, which is paler, and name the
 * window:
 *
 *   const window = smoothingWindow(losses.length);
 *   const smooth = runningMean(losses, window);
 *
 * The mean of a point is over itself and the points before it, so that a drawn point never changes as a run
 * goes on. Near the start it is over all points so far. Values that are not finite are left out.
 */
export function runningMean(values: ArrayLike<number>, window: number): Float32Array {
  const means = new Float32Array(values.length);
  let sum = 0;
  let count = 0;
  const add = (value: number, sign: 1 | -1) => {
    if (!Number.isFinite(value)) return;
    sum += sign * value;
    count += sign;
  };
  for (let i = 0; i < values.length; i++) {
    add(values[i], 1);
    if (i >= window) add(values[i - window], -1);
    means[i] = count > 0 ? sum / count : Number.NaN;
  }
  return means;
}

/** Number of points from which on the losses of single batches hide the shape of their curve. */
export const NOISY_POINTS = 200;

/**
 * Returns a window, in points, that leaves the shape of a curve: about a fortieth of its points, rounded down
 * to a power of two so that it changes seldom, or 1 (no mean) for a short curve.
 */
export function smoothingWindow(points: number): number {
  if (points < NOISY_POINTS) return 1;
  return 2 ** Math.floor(Math.log2(points / 40));
}
