/** Measures of a format: how far its moments and its updates are from those of 32-bit state with the same gradients. */
import { checkLength } from "../blockChecks";
import { median } from "../metrics";
import type { Stored } from "./storage";

/** Relative errors above which an update counts as off; a reader chooses one of them. */
export const UPDATE_BOUNDS: readonly number[] = [0.01, 0.03, 0.1, 0.3, 1];

/** Measures of one stored moment, over all tensors that were added. */
export interface MomentScore {
  /** Median of |stored - x| / |x| over the values that are not 0. */
  readonly error: number;
  /** Share, 0 to 1, of the values other than 0 that are stored as 0. */
  readonly zeroed: number;
  /** Number of codes in use; null if the moment is stored as floats. */
  readonly codesUsed: number | null;
}

/** Adds up the measures of one moment over several tensors. */
export class MomentMeter {
  private readonly errors: number[] = [];
  private readonly used = new Set<number>();
  private nonzero = 0;
  private zeroed = 0;
  private stored = 0;

  /**
   * Adds a tensor.
   *
   * @param exact the moments in 32 bits
   * @throws NumericsError if the lengths differ
   */
  add(exact: Float32Array, { values, codes }: Stored): void {
    checkLength("the stored moments", values, exact.length);
    for (let i = 0; i < exact.length; i++) {
      if (exact[i] === 0) continue;
      this.nonzero++;
      if (values[i] === 0) this.zeroed++;
      this.errors.push(Math.abs((values[i] - exact[i]) / exact[i]));
    }
    for (const code of codes ?? []) this.used.add(code);
    if (codes) this.stored++;
  }

  /** Returns the measures; error and zeroed are NaN if no value was other than 0. */
  get score(): MomentScore {
    return {
      error: median(this.errors),
      zeroed: this.zeroed / this.nonzero,
      codesUsed: this.stored > 0 ? this.used.size : null,
    };
  }
}

/** Measures of the updates, over all steps and parameters whose exact update is not 0. */
export interface UpdateScore {
  /** Number of updates. */
  readonly updates: number;
  /** Length of the difference of all updates, over the length of the exact ones; infinite if one is no number. */
  readonly error: number;
  /** Share of the updates, 0 to 1, that are off by more than each of UPDATE_BOUNDS, relative to the exact update. */
  readonly over: readonly number[];
  /** The largest update as a multiple of the largest exact one; infinite if one is no number. */
  readonly largest: number;
}

/** Adds up the measures of the updates u = m / (sqrt(r) + epsilon). */
export class UpdateMeter {
  private readonly counts = UPDATE_BOUNDS.map(() => 0);
  private updates = 0;
  private squares = 0;
  private differences = 0;
  private longest = 0;
  private longestExact = 0;

  /**
   * Adds one step of a tensor. The bias correction is left out: it is the same factor on both sides.
   *
   * @param exact moments of 32-bit state, which the exact update uses
   * @param used moments that the format's update uses
   * @param epsilon Adam's, above 0
   */
  add(exact: Moments, used: Moments, epsilon: number): void {
    checkLength("the moments of the update", used.m, exact.m.length);
    for (let i = 0; i < exact.m.length; i++) {
      const u = exact.m[i] / (Math.sqrt(exact.r[i]) + epsilon);
      if (u === 0) continue;
      const v = used.m[i] / (Math.sqrt(used.r[i]) + epsilon);
      // An update that is no number is off by more than any bound, and longer than any other.
      const difference = Number.isNaN(v) ? Number.POSITIVE_INFINITY : Math.abs(v - u);
      this.updates++;
      this.squares += u * u;
      this.differences += difference * difference;
      const size = Math.abs(u);
      const length = Number.isNaN(v) ? Number.POSITIVE_INFINITY : Math.abs(v);
      if (size > this.longestExact) this.longestExact = size;
      if (length > this.longest) this.longest = length;
      // The bounds ascend: an update that is within one is within those that follow.
      for (let k = 0; k < UPDATE_BOUNDS.length && difference > UPDATE_BOUNDS[k] * size; k++) this.counts[k]++;
    }
  }

  /** Returns the measures; all but `updates` are NaN if nothing was added. */
  get score(): UpdateScore {
    return {
      updates: this.updates,
      error: Math.sqrt(this.differences / this.squares),
      over: this.counts.map((count) => count / this.updates),
      largest: this.longest / this.longestExact,
    };
  }
}

/** Both moments of a tensor, of the same length. */
export interface Moments {
  readonly m: Float32Array;
  readonly r: Float32Array;
}
