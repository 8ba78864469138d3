/**
 * Running mean: what a hairy curve does, without its hair. Draw it over the curve itself, paler, and say the window:
 *
 *   const window = smoothingWindow(losses.length);
 *   const smooth = runningMean(losses, window);
 *
 * The mean of a point is over itself and the points before it, so that a drawn point never changes as a run goes on.
 * At the start, where there are fewer, it is over those that are there. Values that are not finite are passed over.
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

/** From so many points on a curve of single batches is hairy. */
export const HAIRY = 200;

/** A window that leaves the shape of a curve: a fortieth of it, in steps that change seldom; 1 (no mean) if short. */
export function smoothingWindow(points: number): number {
  if (points < HAIRY) return 1;
  return 2 ** Math.floor(Math.log2(points / 40));
}
