/**
 * Multiplies the activations of a trained model with its output layer in 8-bit integers, with more and more of the
 * largest features in 16 bits.
 */
import type { Said } from "@/lib/i18n/said";
import {
  float16Product,
  int8Product,
  mapProduct,
  mixedProduct,
  type Product,
  type Scales,
  tensorScales,
  vectorScales,
  withoutFeatures,
} from "@/lib/numerics/int8Product";
import { makeMap } from "@/lib/numerics/maps";
import { columnMaxima, type Matrix, product } from "@/lib/numerics/matrix";
import { makeRandom } from "@/lib/numerics/random";
import type { Sliced } from "../sliced";
import { relativeError } from "./measures";
import type { OwnMatrices } from "./ownMatrices";
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
  /** Seed of the model and of the choice of features; of the weights, if the reader has activations alone. */
  readonly seed: number;
  /** The reader's activations, and perhaps weights, in the place of the model's. */
  readonly own?: OwnMatrices;
}

/** Scales of the ways to multiply in 8-bit integers. */
const INTEGER_SCALES = { vector: vectorScales, tensor: tensorScales } as const satisfies Readonly<
  Record<string, (x: Matrix, w: Matrix) => Scales>
>;
/** The name of a way to multiply in 8-bit integers. */
type IntegerName = keyof typeof INTEGER_SCALES;
/** The name of a way to multiply the features that stay in 8 bits. */
export type ProductName = IntegerName | "dynamic";

const dynamicCodes = makeMap("dynamic", { bits: 8, signed: true });

/** Errors of one way to multiply. */
export interface ProductErrors {
  readonly name: ProductName;
  /** Relative error of the product with 0, 1, 2, ... of the largest features in 16 bits; see `keptCounts`. */
  readonly errors: readonly number[];
  /** Relative error with the features that reach the threshold in 16 bits. */
  readonly error: number;
  /** Held-out loss with these features in 16 bits, nats a word; null for the reader's matrices. */
  readonly loss: number | null;
}

/** The engine that computed the products in 8-bit integers. */
export interface ProductEngine {
  readonly kind: "gpu" | "cpu";
  /** Name of the GPU; "" for the CPU. */
  readonly device: string;
  /** Why it is not the GPU; "" on the GPU. */
  readonly reason: Said;
}

/** The result. */
export interface OutlierColumnsResult {
  readonly setup: OutlierColumnsSetup;
  readonly engine: ProductEngine;
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
  /** Loss of the exact product, nats a word; null for the reader's matrices, whose model is not here. */
  readonly loss: number | null;
}

/** Samples of the held-out text whose activations are multiplied. */
const SAMPLES = 200;

/** Outputs of the weights that the reader's activations get if there are none. */
const DRAWN_OUTPUTS = 64;

/** Returns the numbers of features in 16 bits at which the error is computed: each up to 8, then some up to all. */
function keptCountsOf(features: number): number[] {
  const every = 8 * Math.ceil(features / 64);
  return Array.from({ length: features + 1 }, (_, k) => k).filter(
    (k) => k <= 8 || k % every === 0 || k === features,
  );
}

/** The two matrices, and which of their features are multiplied in 16 bits. */
export interface ColumnMatrices {
  readonly setup: OutlierColumnsSetup;
  /** [samples, features] and [features, outputs], with the planted features enlarged. */
  readonly x: Matrix;
  readonly w: Matrix;
  readonly maxima: Float32Array;
  readonly planted: readonly number[];
  readonly outliers: readonly number[];
  readonly keptCounts: readonly number[];
  /** The features in 16 bits of each product that is computed: an entry for each of `keptCounts`, then the outliers. */
  readonly kept: readonly (readonly number[])[];
  /** Returns the loss with a product in the place of x w, nats a word; null for the reader's matrices, whose model is not here. */
  lossOf(product: Matrix): number | null;
}

type Factors = Pick<ColumnMatrices, "x" | "w" | "lossOf">;

/** Returns the activations of the model's hidden layer and the weights that read them. */
function* modelFactors(seed: number): Sliced<Factors> {
  const { net, params, heldOut } = yield* trainedWords(seed);
  const { context, hidden, vocabulary } = net.spec;
  const samples = firstSamples(heldOut, SAMPLES, context);
  return {
    x: { rows: SAMPLES, columns: hidden, values: net.hidden(params, samples) },
    w: { rows: hidden, columns: vocabulary, values: params[3].slice() },
    lossOf: (found) =>
      net.lossOf(
        found.values.map((value, k) => value + params[4][k % vocabulary]),
        samples.targets,
      ),
  };
}

/** Returns the reader's factors. Activations without weights get weights of a normal distribution. */
function ownFactors([x, w]: readonly Matrix[], seed: number): Factors {
  const { normal } = makeRandom(seed, 4);
  const drawn = () => ({
    rows: x.columns,
    columns: DRAWN_OUTPUTS,
    values: Float32Array.from({ length: x.columns * DRAWN_OUTPUTS }, normal),
  });
  const copy = (matrix: Matrix): Matrix => ({ ...matrix, values: matrix.values.slice() });
  return { x: copy(x), w: w ? copy(w) : drawn(), lossOf: () => null };
}

/**
 * Returns the matrices with some features enlarged; the model is trained if it must be.
 *
 * @param own the reader's activations, and perhaps weights
 */
export function* columnMatrices(setup: OutlierColumnsSetup, own?: readonly Matrix[]): Sliced<ColumnMatrices> {
  const { x, w, lossOf } = own ? ownFactors(own, setup.seed) : yield* modelFactors(setup.seed);
  const planted = plant(x, w, setup);
  const maxima = columnMaxima(x);
  const bySize = [...maxima.keys()].sort((a, b) => maxima[b] - maxima[a] || a - b);
  const outliers = bySize.filter((feature) => maxima[feature] >= setup.threshold).sort((a, b) => a - b);
  const keptCounts = keptCountsOf(x.columns);
  const kept = [...keptCounts.map((count) => bySize.slice(0, count)), outliers];
  return { setup, x, w, maxima, planted, outliers, keptCounts, kept, lossOf };
}

/** A product of the features that stay in 8-bit integers. */
export interface IntegerOrder {
  readonly name: IntegerName;
  /** Index in `ColumnMatrices.kept`. */
  readonly place: number;
  readonly x: Matrix;
  readonly w: Matrix;
  readonly scales: Scales;
}

/** Returns all products in 8-bit integers that the comparison needs. */
export function* integerOrders({ x, w, kept }: ColumnMatrices): Generator<IntegerOrder> {
  for (const name of Object.keys(INTEGER_SCALES) as IntegerName[]) {
    for (const [place, features] of kept.entries()) {
      const [xLeft, wLeft] = withoutFeatures(x, w, features);
      yield { name, place, x: xLeft, w: wLeft, scales: INTEGER_SCALES[name](xLeft, wLeft) };
    }
  }
}

/**
 * Returns a product in 8-bit integers that an engine has computed.
 *
 * @param place index in `ColumnMatrices.kept`
 */
export type IntegerProducts = (name: IntegerName, place: number) => Product;

const ON_CPU: IntegerProducts = (name) => (x, w) => int8Product(x, w, INTEGER_SCALES[name](x, w));

/**
 * Multiplies in each of the ways.
 *
 * @param integers products in 8-bit integers, those of the CPU if left out
 * @param engine what computed them
 */
export function* compareProducts(
  matrices: ColumnMatrices,
  engine: ProductEngine,
  integers: IntegerProducts = ON_CPU,
): Sliced<OutlierColumnsResult> {
  const { setup, x, w, maxima, planted, outliers, keptCounts, kept, lossOf } = matrices;
  const exact = product(x, w);
  const errorOf = (found: Matrix) => relativeError([exact.values], [found.values]);
  const products: ProductErrors[] = [];
  for (const name of ["vector", "tensor", "dynamic"] as const) {
    const mixedAt = (place: number) =>
      mixedProduct(
        x,
        w,
        kept[place],
        name === "dynamic" ? (a, b) => mapProduct(a, b, dynamicCodes) : integers(name, place),
      );
    const errors: number[] = [];
    for (const place of keptCounts.keys()) {
      errors.push(errorOf(mixedAt(place)));
      yield 1;
    }
    const mixed = mixedAt(kept.length - 1);
    products.push({ name, errors, error: errorOf(mixed), loss: lossOf(mixed) });
  }
  return {
    setup,
    engine,
    maxima,
    planted,
    outliers,
    keptCounts,
    products,
    float16Error: errorOf(float16Product(x, w)),
    loss: lossOf(exact),
  };
}

/** Multiplies in each of the ways on the CPU. @param own see `columnMatrices` */
export function* outlierColumnsRun(
  setup: OutlierColumnsSetup,
  own?: readonly Matrix[],
): Sliced<OutlierColumnsResult> {
  const matrices = yield* columnMatrices(setup, own);
  return yield* compareProducts(matrices, { kind: "cpu", device: "", reason: "" });
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
