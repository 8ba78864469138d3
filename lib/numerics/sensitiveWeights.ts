/**
 * Weights in few bits with the sensitive ones kept (SpQR, arXiv 2306.03078).
 *
 * The codes of a group of consecutive weights are evenly spaced between its smallest and its largest weight:
 *
 *     w = low + code * step,     step = (high - low) / (2^bits - 1)
 *
 * Low and step of each group are quantized too, over groups of groups. A few weights are kept in half precision, with
 * their place; they do not count for low and high, so a kept weight makes the codes of its neighbours finer.
 */
import { checkLength } from "./blockChecks";
import { blockCount } from "./blocks";
import { fromHalf, toHalf } from "./float16";

/** How weights are stored. */
export interface GroupSetup {
  /** Bits of a code, 2 to 8. */
  readonly bits: number;
  /** Consecutive weights that share one low and one step. */
  readonly groupSize: number;
  /** Bits of the code of a low and of a step; 16 keeps both in half precision. */
  readonly scaleBits: number;
  /** Consecutive groups whose lows, and whose steps, are quantized together. */
  readonly scaleGroup: number;
}

const HALF_BITS = 16;
/** Bits of a kept weight beside its code: its value in half precision, and its place. */
const KEPT_BITS = 2 * HALF_BITS;

const half = (value: number) => fromHalf(toHalf(value));

/** The smallest of some numbers, and the distance of two codes. */
interface Grid {
  readonly low: number;
  readonly step: number;
}

/** Returns the grid of the values from `start` to `end` that are not kept; 0 and 0 where all are. */
function gridOf(x: ArrayLike<number>, start: number, end: number, bits: number, kept?: Uint8Array): Grid {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) {
    if (kept?.[i]) continue;
    if (x[i] < low) low = x[i];
    if (x[i] > high) high = x[i];
  }
  return low > high ? { low: 0, step: 0 } : { low, step: (high - low) / (2 ** bits - 1) };
}

/** Returns the value of a grid nearest to x. */
function nearestOn({ low, step }: Grid, x: number, bits: number): number {
  if (step === 0) return low;
  const code = Math.max(0, Math.min(2 ** bits - 1, Math.round((x - low) / step)));
  return low + code * step;
}

/** Returns numbers after they were stored in codes of some bits, groups of `size` between a low and a step in half precision. */
function inFewBits(x: readonly number[], bits: number, size: number): number[] {
  if (bits === HALF_BITS) return x.map(half);
  return x.map((value, i) => {
    const start = i - (i % size);
    const { low, step } = gridOf(x, start, Math.min(start + size, x.length), bits);
    return nearestOn({ low: half(low), step: half(step) }, value, bits);
  });
}

/** Weights as they are after they were stored. */
export interface StoredGroups {
  readonly values: Float32Array;
  /** Bits of all codes, grids and kept weights. */
  readonly bits: number;
}

/**
 * Stores weights in groups of consecutive ones, with some of them kept in half precision.
 *
 * @param kept 1 for a weight that is kept, 0 for all others, one for each weight
 * @throws NumericsError if `kept` has another length than `weights`, or a group size is no whole number from 1
 */
export function storeInGroups(
  weights: Float32Array,
  kept: Uint8Array,
  { bits, groupSize, scaleBits, scaleGroup }: GroupSetup,
): StoredGroups {
  checkLength("kept", kept, weights.length);
  const groups = blockCount(weights.length, groupSize);
  const grids = Array.from({ length: groups }, (_, g) =>
    gridOf(weights, g * groupSize, Math.min((g + 1) * groupSize, weights.length), bits, kept),
  );
  const [lows, steps] = [grids.map(({ low }) => low), grids.map(({ step }) => step)].map((numbers) =>
    inFewBits(numbers, scaleBits, scaleGroup),
  );
  const values = weights.map((weight, i) => {
    const g = Math.floor(i / groupSize);
    return kept[i] ? half(weight) : nearestOn({ low: lows[g], step: steps[g] }, weight, bits);
  });
  const count = kept.reduce((sum, each) => sum + each, 0);
  const secondLevel = scaleBits === HALF_BITS ? 0 : 4 * HALF_BITS * blockCount(groups, scaleGroup);
  return {
    values,
    bits: bits * weights.length + 2 * scaleBits * groups + secondLevel + KEPT_BITS * count,
  };
}

/**
 * Returns the error that each weight causes in its group: by how much the sum of importance times squared error falls
 * if the weight is kept. That is its own error, and what the others gain from a finer grid.
 *
 * @param importance how much the squared error of each weight costs, 0 or more, [weights]
 */
export function causedErrors(
  weights: Float32Array,
  importance: Float32Array,
  { bits, groupSize }: Pick<GroupSetup, "bits" | "groupSize">,
): Float32Array {
  checkLength("importance", importance, weights.length);
  const caused = new Float32Array(weights.length);
  const kept = new Uint8Array(weights.length);
  const errorOf = (start: number, end: number) => {
    const grid = gridOf(weights, start, end, bits, kept);
    let sum = 0;
    for (let i = start; i < end; i++)
      if (!kept[i]) sum += importance[i] * (weights[i] - nearestOn(grid, weights[i], bits)) ** 2;
    return sum;
  };
  for (let start = 0; start < weights.length; start += groupSize) {
    const end = Math.min(start + groupSize, weights.length);
    const all = errorOf(start, end);
    for (let i = start; i < end; i++) {
      kept[i] = 1;
      caused[i] = all - errorOf(start, end);
      kept[i] = 0;
    }
  }
  return caused;
}
