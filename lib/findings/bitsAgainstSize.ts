/** What the recorded runs of `npm run bits` say of the best use of a given number of bits. */
import { type DataType, halfModelBits, modelBits } from "@/lib/numerics/kBitWeights";
import { median } from "@/lib/numerics/metrics";
import { BITS_MODELS, BITS_SEEDS, recordedLosses } from "@/lib/recordings/bitsAgainstSize";
import { type PairedTest, pairedTest } from "@/lib/study/pairedTest";

/** A way to store weights. */
export interface Storing {
  readonly type: DataType;
  readonly bits: number;
  readonly blockSize: number;
}

/** Bits of a weight that was recorded in half precision; it has no data type and no blocks. */
export const HALF = 16;

/** All models stored in one way, from the smallest to the largest. */
export interface SizeLine {
  /** Bits of the whole model, scales included. */
  readonly totalBits: readonly number[];
  /** Held-out loss, nats a word: one row for each model, one number for each seed. */
  readonly losses: readonly (readonly number[])[];
  /** The median loss over the seeds. */
  readonly medians: readonly number[];
}

/** Returns the line of a way to store weights; with HALF bits that of half precision. */
export function sizeLine({ type, bits, blockSize }: Storing): SizeLine {
  const losses = bits === HALF ? BITS_MODELS.map(({ half }) => half) : recordedLosses(type, bits, blockSize);
  return {
    totalBits: BITS_MODELS.map((model) =>
      bits === HALF ? halfModelBits(model) : modelBits(model, bits, blockSize),
    ),
    losses,
    medians: losses.map((seeds) => median(Float32Array.from(seeds))),
  };
}

/**
 * Returns the value of a line at some total bits, interpolated linearly in the logarithm of the bits; NaN outside of it.
 *
 * @param values one value for each model
 */
export function valueAt({ totalBits }: SizeLine, values: readonly number[], bits: number): number {
  const after = totalBits.findIndex((each) => each >= bits);
  if (after < 0 || bits < totalBits[0]) return Number.NaN;
  if (after === 0) return values[0];
  const [from, to] = [totalBits[after - 1], totalBits[after]];
  const share = Math.log(bits / from) / Math.log(to / from);
  return values[after - 1] + share * (values[after] - values[after - 1]);
}

/** Number of sizes at which lines are compared. */
const SIZES = 100;

/** Returns total bits in equal ratios over the range in which all lines have models. */
export function comparedSizes(lines: readonly SizeLine[]): number[] {
  const low = Math.max(...lines.map(({ totalBits }) => totalBits[0]));
  const high = Math.min(...lines.map(({ totalBits }) => totalBits[totalBits.length - 1]));
  // Rounding must not carry the last size beyond the last model, where no line has a value.
  return Array.from({ length: SIZES }, (_, i) => Math.min(high, low * (high / low) ** (i / (SIZES - 1))));
}

/** Returns the number of the line with the lowest median loss at each size. */
export const lowestAt = (lines: readonly SizeLine[], sizes: readonly number[]): number[] =>
  sizes.map((bits) => {
    const values = lines.map((line) => valueAt(line, line.medians, bits));
    return values.indexOf(Math.min(...values));
  });

/**
 * Compares two lines at equal total bits, seed by seed: each difference is the mean of `line` - `other` over the sizes, in
 * nats a word.
 */
export function meanGap(line: SizeLine, other: SizeLine, sizes: readonly number[]): PairedTest {
  const ofSeed = ({ losses }: SizeLine, seed: number) => losses.map((seeds) => seeds[seed]);
  return pairedTest(
    Array.from({ length: BITS_SEEDS }, (_, seed) => {
      const gaps = sizes.map(
        (bits) => valueAt(line, ofSeed(line, seed), bits) - valueAt(other, ofSeed(other, seed), bits),
      );
      return gaps.reduce((sum, gap) => sum + gap, 0) / sizes.length;
    }),
  );
}
