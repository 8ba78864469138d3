/** lib/gpu/mapLines.ts for the dynamic maps, whose lines are their decades. */
import type { Line, MapInUse, MapLines } from "@/lib/gpu/mapLines";

export const MAX_LINES = 8;

/**
 * Returns the lines of a dynamic map. Each decade has twice as many values as the one below it; the first has one value
 * with each sign, or two values of a map without signs. The last value of the map is 1.
 */
export function linesInUse({ map: { values }, guarded }: MapInUse): MapLines {
  const zero = guarded ? values.indexOf(0) : 0;
  const magnitudes = Float64Array.from(values.subarray(zero));
  // With the sign guard the index is between that of 0 and that of the first negative value.
  const half = guarded ? 0.5 : 0;
  const lines: Line[] = [{ first: 0, last: half, slope: 0, intercept: half, guard: -half }];
  let count = guarded ? 1 : 2;
  for (let first = 1; first < magnitudes.length - 1; ) {
    const last = first + count - 1;
    const slope = count > 1 ? (count - 1) / (magnitudes[last] - magnitudes[first]) : 0;
    lines.push({ first, last, slope, intercept: first - slope * magnitudes[first], guard: 0 });
    first = last + 1;
    count *= 2;
  }
  return { zero, magnitudes, alone: true, lines };
}
