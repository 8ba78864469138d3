import type { QuantizationMap } from "@/lib/numerics/maps/map";

/** How many different codes occur at all. */
export function codesInUse(counts: ArrayLike<number>): number {
  let used = 0;
  for (let code = 0; code < counts.length; code++) if (counts[code] > 0) used++;
  return used;
}

/** The code that stands for zero, or -1 if the map has none. */
export const zeroCode = (map: QuantizationMap): number => map.values.indexOf(0);

/** Share of all values that are stored as exactly zero; NaN without values. */
export function shareAtZero(counts: ArrayLike<number>, map: QuantizationMap): number {
  let all = 0;
  for (let code = 0; code < counts.length; code++) all += counts[code];
  const zero = zeroCode(map);
  return all > 0 ? (zero < 0 ? 0 : counts[zero] / all) : Number.NaN;
}

/** Codes worth a tick: both ends and zero, ascending. */
export function landmarks(map: QuantizationMap): number[] {
  const zero = zeroCode(map);
  const last = map.values.length - 1;
  return [...new Set(zero < 0 ? [0, last] : [0, zero, last])].sort((a, b) => a - b);
}
