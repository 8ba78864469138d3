/** Statistics of codes and updates. */
import type { QuantizationMap } from "@/lib/numerics/maps";

/** How an array of codes uses its map. */
export interface CodeUsage {
  /** Share of the codes that stand for zero, 0 to 1. */
  readonly zeros: number;
  /** Number of different codes that occur. */
  readonly used: number;
}

/**
 * Counts zeros and different codes.
 *
 * @param codes one code a value; without codes the share of zeros is NaN
 */
export function usageOf(codes: Uint8Array, map: QuantizationMap): CodeUsage {
  const seen = new Uint8Array(map.values.length);
  let zeros = 0;
  for (const code of codes) {
    seen[code] = 1;
    if (map.values[code] === 0) zeros++;
  }
  return { zeros: zeros / codes.length, used: seen.reduce((sum, one) => sum + one, 0) };
}

/** Returns the share of the parameters that `update` moves more than twice as far as `right`, 0 to 1. */
export function overshootShare(update: Float32Array, right: Float32Array): number {
  let over = 0;
  for (let i = 0; i < update.length; i++) if (Math.abs(update[i]) > 2 * Math.abs(right[i])) over++;
  return over / update.length;
}
