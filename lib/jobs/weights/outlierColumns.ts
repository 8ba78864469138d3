/**
 * Multiplies the activations of a trained model with its output layer in 8-bit integers, with more and more of the
 * largest features in 16 bits.
 */
import {
  float16Product,
  int8Product,
  mapProduct,
  mixedProduct,
  type Product,
  tensorScales,
} from "@/lib/numerics/int8Product";
import { makeMap } from "@/lib/numerics/maps";
import { columnMaxima, type Matrix, product } from "@/lib/numerics/matrix";
import { makeRandom } from "@/lib/numerics/random";
import type { Sliced } from "../sliced";
import { relativeError } from "./measures";
import { firstSamples, trainedWords } from "./wordModel";

/** The features that are enlarged, and the model. */
export interface OutlierColumnsSetup {
  /** Number of features of the hidden layer that are enlarged. */
  readonly planted: number;
  /**
   * A power of two: the features are multiplied by it, and the weights that read them are divided by it. So the exact
   * product does not change, not even in its last bit.
   */
  readonly factor: number;
  /** A feature with this magnitude or more in any sample is multiplied in 16 bits. */
  readonly threshold: number;
  /** Seed of the model and of the choice of features. */
  readonly seed: number;
}

/** Ways to multiply the features that stay in 8 bits. */
export const EIGHT_BIT_PRODUCTS = {
  vector: int8Product,
  tensor: (x, w) => int8Product(x, w, tensorScales(x, w)),
  dynamic: (x, w) => mapProduct(x, w, makeMap("dynamic", { bits: 8, signed: true })),
} as const satisfies Readonly<Record<string, Product>>;
/** The name of a way to multiply in 8 bits. */
export type ProductName = keyof typeof EIGHT_BIT_PRODUCTS;

/** Errors of one way to multiply. */
export interface ProductErrors {
  readonly name: ProductName;
  /** Relative error of the product with 0, 1, 2, ... of the largest features in 16 bits; see `keptCounts`. */
  readonly errors: readonly number[];
  /** Relative error, and held-out loss in nats a word, with the features that reach the threshold in 16 bits. */
  readonly error: number;
  readonly loss: number;
}

/** The result. */
export interface OutlierColumnsResult {
  readonly setup: OutlierColumnsSetup;
  /** Largest magnitude of each feature, [features]. */
  readonly maxima: Float32Array;
  /** Features that were enlarged, and those that reach the threshold, ascending. */
  readonly planted: readonly number[];
  readonly outliers: readonly number[];
  /** Numbers of features in 16 bits at which errors were computed, ascending. */
  readonly keptCounts: readonly number[];
  readonly products: readonly ProductErrors[];
  /** Relative error with all features in 16 bits. */
  readonly float16Error: number;
  /** Loss of the exact product, nats a word. */
  readonly loss: number;
}

/** Samples of the held-out text whose activations are multiplied. */
const SAMPLES = 200;

/** Returns the numbers of features in 16 bits at which the error is computed: each up to 8, then every eighth. */
const keptCountsOf = (features: number): number[] =>
  Array.from({ length: features + 1 }, (_, k) => k).filter((k) => k <= 8 || k % 8 === 0);

/** Trains the model, if it must, enlarges some features, and multiplies in each of the ways. */
export function* outlierColumnsRun(setup: OutlierColumnsSetup): Sliced<OutlierColumnsResult> {
  const { net, params, heldOut } = yield* trainedWords(setup.seed);
  const { context, hidden, vocabulary } = net.spec;
  const samples = firstSamples(heldOut, SAMPLES, context);
  const x: Matrix = { rows: SAMPLES, columns: hidden, values: net.hidden(params, samples) };
  const w: Matrix = { rows: hidden, columns: vocabulary, values: params[3].slice() };
  const planted = plant(x, w, setup);
  const exact = product(x, w);
  const maxima = columnMaxima(x);
  const bySize = [...maxima.keys()].sort((a, b) => maxima[b] - maxima[a] || a - b);
  const outliers = bySize.filter((feature) => maxima[feature] >= setup.threshold).sort((a, b) => a - b);
  const errorOf = (found: Matrix) => relativeError([exact.values], [found.values]);
  const lossOf = (found: Matrix) =>
    net.lossOf(
      found.values.map((value, k) => value + params[4][k % vocabulary]),
      samples.targets,
    );
  const keptCounts = keptCountsOf(hidden);
  const products: ProductErrors[] = [];
  for (const [name, inEightBits] of Object.entries(EIGHT_BIT_PRODUCTS)) {
    const errors: number[] = [];
    for (const kept of keptCounts) {
      errors.push(errorOf(mixedProduct(x, w, bySize.slice(0, kept), inEightBits)));
      yield 1;
    }
    const mixed = mixedProduct(x, w, outliers, inEightBits);
    products.push({ name: name as ProductName, errors, error: errorOf(mixed), loss: lossOf(mixed) });
  }
  return {
    setup,
    maxima,
    planted,
    outliers,
    keptCounts,
    products,
    float16Error: errorOf(float16Product(x, w)),
    loss: lossOf(exact),
  };
}

/** Enlarges some features of x and divides their rows of w, in place. @returns the features, ascending */
function plant(x: Matrix, w: Matrix, { planted, factor, seed }: OutlierColumnsSetup): number[] {
  const features = Array.from({ length: x.columns }, (_, i) => i);
  const chosen = makeRandom(seed, 3).shuffle(features).slice(0, planted);
  for (const feature of chosen) {
    for (let t = 0; t < x.rows; t++) x.values[t * x.columns + feature] *= factor;
    for (let j = 0; j < w.columns; j++) w.values[feature * w.columns + j] /= factor;
  }
  return chosen.sort((a, b) => a - b);
}
