/** What several runs of one setting say together. */
import { quantile } from "@/lib/numerics/metrics";

/** Median and quartiles of some numbers. */
export interface Spread {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Quartiles and median of the numbers that are finite. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { count: sorted.length, low, median, high };
}

/** One lane of one run, as far as an aggregate is concerned. */
export interface Outcome {
  readonly heldOut: number;
  /** Why it is unstable, or empty. */
  readonly diverged: string;
}

/** A cell of a grid: how many of its runs were unstable, and what the others came to. */
export interface CellResult {
  readonly runs: number;
  readonly unstable: number;
  /** The metric of the stable runs, as the paper reports the median of its successful ones. */
  readonly heldOut: Spread;
}

export function cellResult(outcomes: readonly Outcome[]): CellResult {
  const stable = outcomes.filter(({ diverged }) => diverged === "");
  return {
    runs: outcomes.length,
    unstable: outcomes.length - stable.length,
    heldOut: spreadOf(stable.map(({ heldOut }) => heldOut)),
  };
}
