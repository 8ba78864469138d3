/**
 * The paired test of the book: two lanes are compared seed by seed.
 *
 * Both lanes of a pair share seed, batches and initial weights, so whatever the seed does to both cancels in
 * their difference (or ratio). The result is the median of the pairs with an interval around it. The interval
 * runs from one pair to another in ascending order, so it needs no assumption on how pairs are distributed,
 * and a lost run can take part as an infinite value.
 */
export interface PairedTest {
  readonly pairs: number;
  /** NaN without pairs, like the ends of the interval. */
  readonly median: number;
  /** Lower end of the interval around the median. */
  readonly low: number;
  /** Upper end of the interval around the median. */
  readonly high: number;
  /** Probability, 0 to 1, with which the interval holds the median of all seeds. */
  readonly coverage: number;
}

/** The least coverage at which the book decides anything. */
export const LEAST_COVERAGE = 0.9;

/** Returns the probability, 0 to 1, that none or all of some pairs point one way if either way is as likely. */
export const chanceOfOneWay = (pairs: number): number => Math.min(1, 2 * 0.5 ** pairs);

/** Smallest number of pairs whose whole range has the least coverage. */
export const LEAST_PAIRS = 5;

/**
 * Returns the coverage, 0 to 1, of the interval that leaves out `left` pairs at either end of the order: the
 * median of all seeds lies outside if at most `left` pairs fall on one side of it, as with coins.
 */
function coverageOf(pairs: number, left: number): number {
  let tail = 0;
  let ways = 1;
  for (let heads = 0; heads <= left; heads++) {
    tail += ways * 0.5 ** pairs;
    ways = (ways * (pairs - heads)) / (heads + 1);
  }
  return Math.max(0, 1 - 2 * tail);
}

/**
 * Returns the median of some pairs and the shortest interval around it that has the least coverage; the whole
 * range where even that has less.
 *
 * @param values the difference or the ratio of each pair; an infinite value is a lost run, NaN is left out
 */
export function pairedTest(values: readonly number[]): PairedTest {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const pairs = sorted.length;
  if (pairs === 0) return { pairs, median: Number.NaN, low: Number.NaN, high: Number.NaN, coverage: 0 };
  let left = 0;
  while (coverageOf(pairs, left + 1) >= LEAST_COVERAGE) left++;
  const [below, above] = [sorted[Math.ceil(pairs / 2) - 1], sorted[Math.floor(pairs / 2)]];
  return {
    pairs,
    // The mean of an infinite and a finite value would not be a pair.
    median: below === above ? below : (below + above) / 2,
    low: sorted[left],
    high: sorted[pairs - 1 - left],
    coverage: coverageOf(pairs, left),
  };
}

/** Whether a test decides: its interval has the least coverage and does not hold `neutral` (0, or 1 of ratios). */
export const decides = ({ coverage, low, high }: PairedTest, neutral: number): boolean =>
  coverage >= LEAST_COVERAGE && (low > neutral || high < neutral);
