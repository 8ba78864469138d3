/** The thresholds by which a kernel searches the nearest code. */
import { bitsOf } from "./floatBits";

/**
 * Returns a float32 as an integer of the same order; -0 comes just before +0. As `sortable` in sortable.wgsl.
 */
function sortable(x: number): number {
  const bits = bitsOf(x);
  return (bits & 0x80000000 ? ~bits : bits | 0x80000000) >>> 0;
}

/**
 * Fills the thresholds between neighbouring codes.
 *
 * @param tieGoesUp whether a value at a midpoint gets the upper code
 */
export function fillSearchThresholds(
  thresholds: Uint32Array,
  midpoints: Float32Array,
  tieGoesUp: (code: number) => boolean,
): void {
  midpoints.forEach((midpoint, code) => {
    // Where a tie goes up the threshold is one float lower. -0 lies between 0 and that float, and equals 0.
    const step = !tieGoesUp(code) ? 0 : midpoint === 0 ? 2 : 1;
    thresholds[code] = sortable(midpoint === 0 ? 0 : midpoint) - step;
  });
}
