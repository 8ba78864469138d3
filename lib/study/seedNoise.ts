/**
 * Decides whether the gap between two lanes is larger than the noise between seeds.
 *
 * Both lanes of a run share seed, batches and initial weights, so the differences are paired: an effect of
 * the seed on both lanes cancels. The gap is real if the 95 % interval of Student's t around its mean does
 * not contain zero. It matters only if it is also larger than the standard deviation of the reference lane
 * over the seeds.
 */
export type GapVerdict =
  /** Fewer than three pairs, or a lane without a finite number. */
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
  /** Mean of other - reference. */
  readonly gap: number;
  /** Half the width of the 95 % interval around the gap. */
  readonly halfWidth: number;
  /** Standard deviation of the reference lane over the seeds. */
  readonly spread: number;
  readonly verdict: GapVerdict;
}

/** Two-sided 95 % points of Student's t for 1, 2, 3, ... degrees of freedom; 1.96 is the limit. */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];
const T95_LIMIT = 1.96;

/** Smallest number of pairs from which noise can be estimated. */
const MIN_PAIRS = 3;

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
  const differences = pairs.map(([a, b]) => b - a);
  const gap = mean(differences);
  const spread = deviation(pairs.map(([a]) => a));
  const t = T95[pairs.length - 2] ?? T95_LIMIT;
  const halfWidth = (t * deviation(differences)) / Math.sqrt(pairs.length);
  let verdict: GapVerdict = "unknown";
  if (pairs.length >= MIN_PAIRS) {
    if (!(Math.abs(gap) > halfWidth)) verdict = "noise";
    else verdict = Math.abs(gap) > spread ? "outside" : "small";
  }
  return { seeds: reference.length, pairs: pairs.length, gap, halfWidth, spread, verdict };
}

/**
 * Returns the finding as a sentence or two for the reader.
 *
 * @param what name of the metric as a part of a sentence: "held-out perplexity"
 * @param name name of the other lane as a part of a sentence: "the 8-bit lane"
 * @param print formats a number
 */
export function seedSentence(
  found: SeedGap,
  what: string,
  name: string,
  print: (value: number) => string,
): string {
  const { seeds, pairs, gap, halfWidth, spread, verdict } = found;
  if (verdict === "unknown" && pairs < seeds)
    return `Of ${seeds} seeds ${pairs} ${pairs === 1 ? "has" : "have"} a finite ${what} in both the reference and ${name}; to know the noise between seeds it takes at least ${MIN_PAIRS}.`;
  if (verdict === "unknown")
    return `With ${pairs === 1 ? "one pair" : `${pairs} pairs`} of runs nothing can be said of the noise between seeds; it takes at least ${MIN_PAIRS}.`;
  const way = gap >= 0 ? "higher" : "lower";
  const size = `Over ${pairs} seeds, ${name} has a ${what} that is ${print(Math.abs(gap))} ${way} on average, give or take ${print(halfWidth)}`;
  const another = `another seed alone changes the reference by about ${print(spread)}`;
  if (verdict === "noise") return `${size}: the gap lies inside the noise between seeds.`;
  if (verdict === "small")
    return `${size}: the same way from seed to seed, but less than the noise, since ${another}.`;
  return `${size}: the gap lies outside the noise, since ${another}.`;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the standard deviation of a sample; NaN for fewer than two values. */
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1));
}
