import { NumericsError } from "./errors";
import type { Random } from "./random";

/**
 * A distribution of data to quantize. Only its shape matters, not its unit, because blocks are scaled by
 * absmax.
 */
export interface Distribution {
  readonly name: string;
  readonly label: string;
  /** One sentence for readers that describes these values. */
  readonly summary: string;
  /** Whether there are negative values. Data without negative values are stored with an unsigned map. */
  readonly signed: boolean;
  /** Returns one value, from new random numbers. */
  draw(random: Random): number;
}

const normal: Distribution = {
  name: "normal",
  label: "normal",
  summary: "A bell curve with deviation one: few values lie far out.",
  signed: true,
  draw: ({ normal }) => normal(),
};

const laplace: Distribution = {
  name: "laplace",
  label: "Laplace",
  summary: "A sharp peak with exponential tails, narrow and far at once.",
  signed: true,
  // The difference of two exponential numbers; 1 - u lies in (0, 1], so the logarithm is finite.
  draw: ({ uniform }) => Math.log((1 - uniform()) / (1 - uniform())),
};

const FREEDOM = 3;

const student: Distribution = {
  name: "student",
  label: "Student t",
  summary: `Student’s t with ${FREEDOM} degrees of freedom: its own large values are outliers.`,
  signed: true,
  draw(random) {
    // Polar form (Bailey, Mathematics of Computation 62, 1994): a point in the unit disc gives one number.
    for (;;) {
      const x = 2 * random.uniform() - 1;
      const y = 2 * random.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      return x * Math.sqrt((FREEDOM * (square ** (-2 / FREEDOM) - 1)) / square);
    }
  },
};

/**
 * Standard deviation of the exponent of ten: most scales lie within two decades, most squares within four.
 */
const SPREAD = 0.5;

const squares: Distribution = {
  name: "squares",
  label: "log-normal squares",
  summary: "Squares of normal numbers whose scale varies log-normally: a stand-in for second moments.",
  signed: false,
  draw: ({ normal }) => (normal() * 10 ** (SPREAD * normal())) ** 2,
};

/** The one list of distributions, in the order in which pickers show them. */
export const DISTRIBUTIONS: readonly Distribution[] = [normal, laplace, student, squares];

/** Returns the distribution of a name. @throws NumericsError if there is no distribution of that name */
export function distributionNamed(name: string): Distribution {
  const found = DISTRIBUTIONS.find((distribution) => distribution.name === name);
  if (!found) {
    const names = DISTRIBUTIONS.map((distribution) => distribution.name).join(", ");
    throw new NumericsError("distribution", name, `one of ${names}`);
  }
  return found;
}

/** Returns n values of a distribution. */
export function sampleOf({ draw }: Distribution, n: number, random: Random): Float32Array {
  const values = new Float32Array(n);
  for (let i = 0; i < n; i++) values[i] = draw(random);
  return values;
}
