/**
 * Decides whether the gap between two lanes is larger than the noise between seeds, by the paired test
 * (pairedTest.ts): pairs by seed, the median of their differences, and its interval. The gap is real if the
 * interval does not hold zero. A real gap may still be smaller than the standard deviation of the reference
 * lane over the seeds.
 */
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { decides, LEAST_PAIRS, pairedTest } from "./pairedTest";

export type GapVerdict =
  /** Fewer pairs than can decide. */
  | "unknown"
  /** The interval around the gap contains zero. */
  | "noise"
  /** A real difference, smaller than the spread of the reference lane over seeds. */
  | "small"
  /** A real difference, larger than that spread. */
  | "outside";

/** The gap between two lanes over several seeds. */
export interface SeedGap {
  /** Number of seeds that were trained. */
  readonly seeds: number;
  /** Number of seeds with a finite result in both lanes; the other fields describe these seeds. */
  readonly pairs: number;
  /** Median of other - reference. */
  readonly gap: number;
  /** Ends of the interval around the gap. */
  readonly low: number;
  readonly high: number;
  /** Probability, 0 to 1, with which the interval holds the median of all seeds. */
  readonly coverage: number;
  /** Standard deviation of the reference lane over the seeds. */
  readonly spread: number;
  readonly verdict: GapVerdict;
}

/**
 * Compares the results of two lanes over several seeds.
 *
 * @param reference result of the reference lane for each seed
 * @param other result of the other lane for the same seeds; seeds with a result that is not finite are left
 *   out
 */
export function seedGap(reference: readonly number[], other: readonly number[]): SeedGap {
  const pairs = reference
    .map((value, i) => [value, other[i]] as const)
    .filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  const test = pairedTest(pairs.map(([a, b]) => b - a));
  const spread = deviation(pairs.map(([a]) => a));
  let verdict: GapVerdict = "unknown";
  if (pairs.length >= LEAST_PAIRS) {
    if (!decides(test, 0)) verdict = "noise";
    else verdict = Math.abs(test.median) > spread ? "outside" : "small";
  }
  const { median: gap, low, high, coverage } = test;
  return { seeds: reference.length, pairs: pairs.length, gap, low, high, coverage, spread, verdict };
}

/**
 * Returns the finding as a sentence or two for the reader.
 *
 * @param what name of the metric as a part of a sentence: "held-out perplexity"
 * @param name name of the other lane as a part of a sentence: "the 8-bit lane"
 * @param print formats a number in the English notation
 * @param t finds the words; in English, if left out
 */
export function seedSentence(
  found: SeedGap,
  what: string,
  name: string,
  print: (value: number) => string,
  t: LiveWords = englishLive,
): string {
  const { seeds, pairs, gap, low, high, coverage, spread, verdict } = found;
  const names = { what, lane: name, least: LEAST_PAIRS };
  if (verdict === "unknown")
    return pairs < seeds
      ? t("live.noise.someFinite", { ...names, seeds, count: pairs })
      : t("live.noise.fewPairs", { ...names, count: pairs });
  const printed = (value: number) => t.print(`${value < 0 ? "−" : ""}${print(Math.abs(value))}`);
  const [least, most] = gap >= 0 ? [low, high] : [-high, -low];
  const size = t(gap >= 0 ? "live.noise.higher" : "live.noise.lower", {
    ...names,
    pairs,
    gap: printed(Math.abs(gap)),
    coverage: Math.floor(100 * coverage),
    low: printed(least),
    high: printed(most),
  });
  const key = {
    noise: "live.noise.inside",
    small: "live.noise.small",
    outside: "live.noise.outside",
  } as const;
  return t(key[verdict], { gap: size, spread: printed(spread) });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the standard deviation of a sample; NaN for fewer than two values. */
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1));
}
