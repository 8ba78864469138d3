/** Pairs of recorded runs with the same seed: ratios of perplexity, lost runs, and how sure both are. */
import { type PairedTest, pairedTest } from "@/lib/study/pairedTest";
import type { Outcomes } from "./ablation";

/** What a way to store state costs against another one with the same seeds. */
export interface Cost {
  readonly runs: number;
  /** Runs that were unstable. */
  readonly unstable: number;
  /** Perplexity over that of the reference, of the pairs in which both runs were stable. */
  readonly ratio: PairedTest;
}

/** Returns the ratio of each pair with a stable reference; infinite where the other run was unstable. */
export const ratiosOf = (reference: Outcomes, other: Outcomes): number[] =>
  [...other].flatMap(([seed, { heldOut, diverged }]) => {
    const exact = reference.get(seed);
    if (exact === undefined || exact.diverged !== "") return [];
    return [diverged === "" ? heldOut / exact.heldOut : Number.POSITIVE_INFINITY];
  });

/** Returns the cost of some pairs, given their ratios. */
export function costOf(ratios: readonly number[]): Cost {
  const stable = ratios.filter(Number.isFinite);
  return { runs: ratios.length, unstable: ratios.length - stable.length, ratio: pairedTest(stable) };
}

/** Returns "1.07 (1.01 to 1.11)": the median of ratios and its interval; a dash without pairs. */
export const printRatio = ({ pairs, median, low, high }: PairedTest): string =>
  pairs === 0 ? "–" : `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

/** Returns the same with the number of pairs: "1.07 (1.01 to 1.11), 6 pairs". */
export const printPairs = (test: PairedTest): string => `${printRatio(test)}, ${test.pairs} pairs`;

/** Returns the probability that at most `count` of `runs` runs fail, if each fails with probability `rate`. */
function atMost(count: number, runs: number, rate: number): number {
  let sum = 0;
  let ways = 1;
  for (let k = 0; k <= count; k++) {
    sum += ways * rate ** k * (1 - rate) ** (runs - k);
    ways = (ways * (runs - k)) / (k + 1);
  }
  return sum;
}

/** Returns the rate, 0 to 1, at which a falling function reaches `target`. */
function rateAt(falls: (rate: number) => number, target: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (falls(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Returns the rates of failure, 0 to 1, that an observed number of failures still allows: the 90 % interval of
 * Clopper and Pearson, one in twenty at either end.
 */
export function failureRates(unstable: number, runs: number): readonly [low: number, high: number] {
  const low = unstable === 0 ? 0 : rateAt((rate) => atMost(unstable - 1, runs, rate), 0.95);
  const high = unstable === runs ? 1 : rateAt((rate) => atMost(unstable, runs, rate), 0.05);
  return [low, high];
}
