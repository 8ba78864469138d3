/** A point of a path, pixels; y is NaN in a gap. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Returns fewer points for a long series that cover the same pixels.
 *
 * A curve of 10,000 steps on 600 pixels needs no 10,000 points. Each pixel column keeps its first, smallest,
 * largest and last value, in their order, so that no spike is lost. A value that cannot be drawn stays as a
 * gap.
 *
 * @param values one value per index
 * @param x pixel of an index; must not decrease
 * @param y pixel of a value; NaN where it cannot be drawn
 * @returns at most five points a pixel column; points with y = NaN mark gaps
 */
export function decimate(
  values: ArrayLike<number>,
  x: (index: number) => number,
  y: (value: number) => number,
): Point[] {
  const points: Point[] = [];
  let start = 0;
  while (start < values.length) {
    const column = Math.floor(x(start));
    let end = start + 1;
    while (end < values.length && Math.floor(x(end)) === column) end++;
    for (const index of keep(values, start, end, y)) points.push({ x: x(index), y: y(values[index]) });
    start = end;
  }
  return points;
}

/** Returns the indices of [start, end) to keep for one column, ascending. */
function keep(values: ArrayLike<number>, start: number, end: number, y: (value: number) => number): number[] {
  if (end - start <= 4) return Array.from({ length: end - start }, (_, i) => start + i);
  let low = -1;
  let high = -1;
  let gap = -1;
  for (let i = start; i < end; i++) {
    if (Number.isNaN(y(values[i]))) {
      gap = i;
      continue;
    }
    if (low < 0 || values[i] < values[low]) low = i;
    if (high < 0 || values[i] > values[high]) high = i;
  }
  return [...new Set([start, low, high, gap, end - 1])].filter((i) => i >= 0).sort((a, b) => a - b);
}
