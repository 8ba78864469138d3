import { checkLength } from "./blockChecks";
import type { Quantized } from "./quantize";

/** A move of a weight in one step that is longer than this is long, learning rates. */
export const LONG_MOVE = 10;

/** Both moments of a tensor as they are stored: r in codes, m in codes or floats. */
export interface StoredMoments {
  readonly m: Quantized | Float32Array;
  readonly r: Quantized;
}

/** How far the weights of one tensor moved in one step. */
export interface Moves {
  /** The largest move, in units of the weights; Infinity if a weight is no finite number. */
  readonly largest: number;
  /** Index of the weight with the largest move; the lowest of several. */
  readonly element: number;
  /** Number of weights whose move is longer than `LONG_MOVE` learning rates. */
  readonly long: number;
  /** Number of weights whose r is stored as zero while their m is not. */
  readonly lost: number;
}

/** The moves of one lane in some steps, one value a step. */
export interface MovesOfSteps {
  /** The largest move of a weight, learning rates; NaN in a step whose learning rate is 0. */
  readonly largest: Float32Array;
  /** The tensor with that weight, as an index among the lane's tensors, and the weight's index in it. */
  readonly tensor: Uint32Array;
  readonly element: Uint32Array;
  /** Number of weights that moved more than `LONG_MOVE` learning rates. */
  readonly long: Uint32Array;
  /** Number of weights whose r is stored as zero while their m is not. */
  readonly lost: Uint32Array;
}

/**
 * Measures how far the weights of a tensor moved in a step, and how many second moments the storage lost: a
 * weight whose r is stored as zero while its m is not moves by m / epsilon next.
 *
 * @param before weights before the step, [n]
 * @param after weights after it, [n]
 * @param learningRate of the step, rounded to float32
 * @param moments after the step; left out for a tensor whose r is not in codes; its `lost` is 0
 * @throws NumericsError if the lengths differ
 */
export function moves(
  before: Float32Array,
  after: Float32Array,
  learningRate: number,
  moments?: StoredMoments,
): Moves {
  checkLength("after", after, before.length);
  const limit = Math.fround(Math.fround(learningRate) * LONG_MOVE);
  let largest = 0;
  let element = 0;
  let long = 0;
  for (let i = 0; i < before.length; i++) {
    const size = moveSize(before[i], after[i]);
    if (size > limit) long++;
    if (size > largest) {
      largest = size;
      element = i;
    }
  }
  return { largest, element, long, lost: moments ? countLost(moments) : 0 };
}

/** Returns the size of a move of a weight, rounded to float32; Infinity if the move is no number. */
export function moveSize(before: number, after: number): number {
  const move = Math.fround(Math.abs(after - before));
  return Number.isNaN(move) ? Number.POSITIVE_INFINITY : move;
}

/** Counts the weights whose r is stored as zero while their m is not. */
function countLost({ m, r }: StoredMoments): number {
  let lost = 0;
  for (let i = 0; i < r.codes.length; i++) if (isZero(r, i) && !isZero(m, i)) lost++;
  return lost;
}

/** Returns whether a stored value is zero: as a float, by its code, or because the absmax of its block is 0. */
function isZero(moment: Quantized | Float32Array, i: number): boolean {
  if (moment instanceof Float32Array) return moment[i] === 0;
  const { codes, absmax, blockSize, map } = moment;
  return map.values[codes[i]] === 0 || absmax[Math.floor(i / blockSize)] === 0;
}
