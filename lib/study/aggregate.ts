/** What several runs of one setting say together. */

/** Median and quartiles of some numbers. */
export interface Spread {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * The value below which a share of the numbers lies, between two of them by straight interpolation.
 *
 * @param sorted ascending; NaN if there are none
 * @param share 0 to 1
 */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
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
