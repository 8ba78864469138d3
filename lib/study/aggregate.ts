/** What several runs of one setting say together. */
import type { Said } from "@/lib/i18n/said";
import { quantile } from "@/lib/numerics/metrics";
import type { UnstableKey } from "./unstableMessages";

/** Median and quartiles of some numbers. */
export interface Spread {
  /** Number of finite values. */
  readonly count: number;
  /** Lower quartile; NaN without values, like the other two. */
  readonly low: number;
  readonly median: number;
  /** Upper quartile. */
  readonly high: number;
}

/** Quartiles and median of the numbers that are finite. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { count: sorted.length, low, median, high };
}

/** The result of one lane of one run. */
export interface Outcome {
  /** The task's metric on held-out samples. */
  readonly heldOut: number;
  /** Why the lane is unstable, as the end of a sentence; empty if it is stable. */
  readonly diverged: Said<UnstableKey>;
}

/** The result of one cell of a grid. */
export interface CellResult {
  /** Number of runs. */
  readonly runs: number;
  /** Number of unstable runs. */
  readonly unstable: number;
  /** The metric of the stable runs; the paper, too, reports the median of its successful runs. */
  readonly heldOut: Spread;
}

/** Returns the number of unstable runs, and the spread of the metric over the stable runs. */
export function cellResult(outcomes: readonly Outcome[]): CellResult {
  const stable = outcomes.filter(({ diverged }) => diverged === "");
  return {
    runs: outcomes.length,
    unstable: outcomes.length - stable.length,
    heldOut: spreadOf(stable.map(({ heldOut }) => heldOut)),
  };
}
