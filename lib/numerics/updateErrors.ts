import { checkLength } from "./blockChecks";
import { dequantize } from "./dequantize";
import { NumericsError } from "./errors";
import type { Quantized } from "./quantize";

/** Number of codes of one state: the length of both sides of the grid. */
export const CODES = 256;
/** Number of pairs of a code of m and a code of r. */
const PAIRS = CODES * CODES;

/** Use and errors of each pair of codes. All arrays have one entry a pair, row-major over (code of m, code of r):
 * pair = 256 * code of m + code of r.
 */
export interface UpdateErrors {
  /** Number of weights and steps that had the pair. */
  readonly usage: Float64Array;
  /** Sum of |u8 - u32|. */
  readonly absolute: Float64Array;
  /** Sum of |u8 - u32| / |u32| over the updates whose u32 is not 0. */
  readonly relative: Float64Array;
}

/** Returns sums of no updates: zeros. */
export function makeUpdateErrors(): UpdateErrors {
  return {
    usage: new Float64Array(PAIRS),
    absolute: new Float64Array(PAIRS),
    relative: new Float64Array(PAIRS),
  };
}

/**
 * Adds the errors that storing Adam's two moments in 8 bits makes in one update (the paper's error analysis,
 * appendix; reference `AnalysisAdam` of 2021).
 *
 * The update is u = m / (sqrt(r) + epsilon), without the bias correction, which is the same factor on both
 * sides. u32 takes the moments as they are, u8 as they are read back from their codes. Computed in float64,
 * so that u8 and u32 differ only by the storage. The reference divides by |u32 + 1e-6|, which is nearly 0 at
 * u32 = -1e-6; here the relative error is |u8 - u32| / |u32|, and weights with u32 = 0 have none. Weak point:
 * it measures a single storing, as the paper does, and not the effect of errors that add up over steps.
 *
 * @param into receives the sums
 * @param m first moments in 32 bits
 * @param r second moments in 32 bits, 0 or more
 * @param storedM m in codes, of the same length
 * @param storedR r in codes, of the same length
 * @param epsilon Adam's, above 0
 * @throws NumericsError if lengths differ or epsilon is not above 0
 */
export function addUpdateErrors(
  into: UpdateErrors,
  m: Float32Array,
  r: Float32Array,
  storedM: Quantized,
  storedR: Quantized,
  epsilon: number,
): void {
  checkLength("r", r, m.length);
  checkLength("the codes of m", storedM.codes, m.length);
  checkLength("the codes of r", storedR.codes, m.length);
  if (!(epsilon > 0)) throw new NumericsError("epsilon", epsilon, "above 0");
  const m8 = dequantize(storedM);
  const r8 = dequantize(storedR);
  for (let i = 0; i < m.length; i++) {
    const pair = CODES * storedM.codes[i] + storedR.codes[i];
    const u32 = m[i] / (Math.sqrt(r[i]) + epsilon);
    const u8 = m8[i] / (Math.sqrt(r8[i]) + epsilon);
    const error = Math.abs(u8 - u32);
    into.usage[pair]++;
    into.absolute[pair] += error;
    if (u32 !== 0) into.relative[pair] += error / Math.abs(u32);
  }
}

/** Totals over all pairs. */
export interface UpdateErrorTotals {
  /** Number of updates. */
  readonly updates: number;
  /** Mean of |u8 - u32|, and of |u8 - u32| / |u32|. */
  readonly absolute: number;
  readonly relative: number;
  /** Pairs in use, of 65,536. */
  readonly pairs: number;
}

/** Returns the totals of all pairs; both means are NaN if nothing was added. */
export function totalsOf({ usage, absolute, relative }: UpdateErrors): UpdateErrorTotals {
  const sums = { updates: 0, absolute: 0, relative: 0, pairs: 0 };
  for (let pair = 0; pair < PAIRS; pair++) {
    sums.updates += usage[pair];
    sums.absolute += absolute[pair];
    sums.relative += relative[pair];
    if (usage[pair] > 0) sums.pairs++;
  }
  const { updates } = sums;
  return { ...sums, absolute: sums.absolute / updates, relative: sums.relative / updates };
}

/** Returns the share of all updates, 0 to 1, that fall on pairs of codes whose mean error is above a bound: there high use
 * and high error meet. The paper finds that unstable training goes together with such an overlap.
 *
 * @param sums `absolute` or `relative` of the same object
 * @param bound in the unit of these errors
 * @returns NaN if nothing was added
 */
export function overlapShare({ usage }: UpdateErrors, sums: Float64Array, bound: number): number {
  let all = 0;
  let wrong = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    all += usage[pair];
    if (usage[pair] > 0 && sums[pair] / usage[pair] > bound) wrong += usage[pair];
  }
  return wrong / all;
}
