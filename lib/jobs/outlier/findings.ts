/** Evaluates the damage that an outlier does to 8-bit state. */
import type { LanePair, OutlierStateTrace } from "./run";
import { type CodeUsage, usageOf } from "./usage";

/** A moment of Adam: m, the first, or r, the second. */
export type StateName = "m" | "r";

/**
 * Share of codes: a state is damaged if it has more zeros than without the outlier by more than this share.
 */
export const TOLERANCE = 0.01;
/** A block is hit if its absmax is at least this multiple of its absmax without the outlier. */
const HIT_FACTOR = 10;

/**
 * Returns the number of steps until the share of zeros is normal again.
 *
 * Steps are counted from the step of the outlier to the first step from which the share of codes at zero
 * stays within one percentage point of the share in the same run without the outlier.
 *
 * @param at step of the outlier, from 1
 * @returns 0 if there was no damage; undefined if it lasts to the end of the run
 */
export function stepsToRecover({ hit, clean }: LanePair, state: StateName, at: number): number | undefined {
  const spoilt = hit[state].zeros;
  const without = clean[state].zeros;
  let last = -1;
  for (let t = at - 1; t < spoilt.length; t++) if (spoilt[t] - without[t] > TOLERANCE) last = t;
  if (last < 0) return 0;
  return last === spoilt.length - 1 ? undefined : last + 1 - (at - 1);
}

/** Returns the indices of the blocks whose absmax the outlier determines after step t + 1. */
export function blocksHit({ hit, clean }: LanePair, state: StateName, t: number): number[] {
  const now = hit[state].absmax[t];
  const without = clean[state].absmax[t];
  return [...now.keys()].filter((b) => now[b] >= HIT_FACTOR * without[b] && now[b] > 0);
}

/** Returns the codes of one block after step t + 1, as a view. */
export function codesOfBlock(
  { codes }: OutlierStateTrace,
  blockSize: number,
  block: number,
  t: number,
): Uint8Array {
  return codes[t].subarray(block * blockSize, (block + 1) * blockSize);
}

/** Returns share of zeros and number of different codes of one block after step t + 1. */
export function blockUsage(trace: OutlierStateTrace, blockSize: number, block: number, t: number): CodeUsage {
  return usageOf(codesOfBlock(trace, blockSize, block, t), trace.map);
}
