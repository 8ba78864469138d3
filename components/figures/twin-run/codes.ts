import { printPercent } from "@/components/charts/format";
import type { QuantizationMap } from "@/lib/numerics/maps/map";

/** How many different codes occur at all. */
export function codesInUse(counts: ArrayLike<number>): number {
  let used = 0;
  for (let code = 0; code < counts.length; code++) if (counts[code] > 0) used++;
  return used;
}

/** The first code that stands for zero, or -1 if the map has none. */
export const zeroCode = (map: QuantizationMap): number => map.values.indexOf(0);

/** Share of all values that are stored as exactly zero; NaN without values. */
export function shareAtZero(counts: ArrayLike<number>, map: QuantizationMap): number {
  let all = 0;
  let zeros = 0;
  for (let code = 0; code < counts.length; code++) {
    all += counts[code];
    // The linear map has two codes for zero.
    if (map.values[code] === 0) zeros += counts[code];
  }
  return all > 0 ? zeros / all : Number.NaN;
}

/** Codes worth a tick: both ends and zero, ascending. */
export function landmarks(map: QuantizationMap): number[] {
  const zero = zeroCode(map);
  const last = map.values.length - 1;
  return [...new Set(zero < 0 ? [0, last] : [0, zero, last])].sort((a, b) => a - b);
}

/** How much of the map is in use, and how much of the state is stored as nothing. */
export function usageSentence(counts: ArrayLike<number>, map: QuantizationMap): string {
  const zero = shareAtZero(counts, map);
  const zeros =
    zero > 0 ? `${printPercent(zero)} of the values are stored as zero` : "no value is stored as zero";
  return `${codesInUse(counts)} of ${map.values.length} codes in use; ${zeros}.`;
}
