import type { LanePair, OutlierStateTrace } from "./run";
import { type CodeUsage, usageOf } from "./usage";

export type StateName = "m" | "r";

/** More zeros than the run without the outlier by this share count as damage: one code in a hundred. */
export const TOLERANCE = 0.01;
/** A block is hit if its absmax is at least this many times what it is without the outlier. */
const HIT = 10;

/**
 * How many steps the zeros need to go back.
 *
 * The rule: count from the step of the outlier to the first step from which on the share of codes at zero stays no
 * more than one percentage point above that of the same run without the outlier.
 *
 * @param at step of the outlier, from 1
 * @returns 0 if no such damage was done; undefined if it lasts to the end of the run
 */
export function stepsToRecover({ hit, clean }: LanePair, state: StateName, at: number): number | undefined {
  const spoilt = hit[state].zeros;
  const without = clean[state].zeros;
  let last = -1;
  for (let t = at - 1; t < spoilt.length; t++) if (spoilt[t] - without[t] > TOLERANCE) last = t;
  if (last < 0) return 0;
  return last === spoilt.length - 1 ? undefined : last + 1 - (at - 1);
}

/** Which blocks the outlier set the scale of, after the step t + 1. */
export function blocksHit({ hit, clean }: LanePair, state: StateName, t: number): number[] {
  const now = hit[state].absmax[t];
  const without = clean[state].absmax[t];
  return [...now.keys()].filter((b) => now[b] >= HIT * without[b] && now[b] > 0);
}

/** The codes of one block after step t + 1. */
export function codesOfBlock(
  { codes }: OutlierStateTrace,
  blockSize: number,
  block: number,
  t: number,
): Uint8Array {
  return codes[t].subarray(block * blockSize, (block + 1) * blockSize);
}

/** Zeros and codes in use of one block after step t + 1. */
export function blockUsage(trace: OutlierStateTrace, blockSize: number, block: number, t: number): CodeUsage {
  return usageOf(codesOfBlock(trace, blockSize, block, t), trace.map);
}
