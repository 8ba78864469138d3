/** Measures the quantization error of random tensors against the block size, on the CPU. */
import type { Said } from "@/lib/i18n/said";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { type ErrorSums, errorSums } from "@/lib/numerics/errorSums";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { makeMap } from "@/lib/numerics/maps";
import { placeOutliers } from "@/lib/numerics/placeOutliers";
import { makeRandom } from "@/lib/numerics/random";
import type { Part } from "../sliced";

/** The tensors, maps and block sizes to measure. */
export interface BlockCurveRequest {
  /** Number of values of the tensor. */
  readonly n: number;
  /** A name of DISTRIBUTIONS. */
  readonly distribution: string;
  /** Number of values that are replaced by an outlier. */
  readonly outliers: number;
  /** Size of an outlier, in mean magnitudes of the data. */
  readonly outlierSize: number;
  /** Names of MAPS. */
  readonly maps: readonly string[];
  readonly blockSizes: readonly number[];
  /** Number of tensors, drawn from seeds 1, 2, ... */
  readonly seeds: number;
}

/** The measures of the error, over all values except the outliers. */
const MEASURES = ["absolute", "relative", "zeroed"] as const;
/**
 * absolute: mean error divided by mean magnitude. relative: mean of each value's error divided by its
 * magnitude. zeroed: share of the values that are stored as 0. All three are shares without a unit, 0 or
 * more.
 */
export type Measure = (typeof MEASURES)[number];
/** The value of each measure. */
export type ErrorShares = Readonly<Record<Measure, number>>;

/** The error of one tensor with one map and block size. */
export interface Measurement {
  /** Index of the tensor, from 0. */
  readonly seed: number;
  readonly map: string;
  readonly blockSize: number;
  readonly measured: ErrorShares;
}

/** The engine that measures; shown to the reader in a chip. */
export interface CurveEngine {
  readonly kind: "gpu" | "cpu";
  /** Name of the GPU's adapter, or of the CPU engine. */
  readonly name: string;
  /** Why the engine is not the GPU; empty on the GPU. */
  readonly reason: Said;
}

/** Measurements that became ready together. */
export interface BlockCurvePart extends Part {
  readonly measurements: readonly Measurement[];
  readonly engine: CurveEngine;
}

const DATA_STREAM = 0;
const PLACES_STREAM = 1;

/** A random tensor before outliers are placed in it. */
export interface Drawn {
  readonly x: Float32Array;
  /** Mean of |x|: the unit of an outlier's size. */
  readonly magnitude: number;
}

/**
 * Cache of the last distribution's tensors by seed: they do not change while the reader moves the outliers.
 */
let cache: { key: string; tensors: Map<number, Drawn> } = { key: "", tensors: new Map() };

/**
 * Draws a tensor, or returns it from the cache.
 *
 * @param seed index of the tensor, from 0
 */
export function tensorOf({ distribution, n }: BlockCurveRequest, seed: number): Drawn {
  const key = `${distribution} ${n}`;
  if (cache.key !== key) cache = { key, tensors: new Map() };
  let drawn = cache.tensors.get(seed);
  if (!drawn) {
    const x = sampleOf(distributionNamed(distribution), n, makeRandom(seed + 1, DATA_STREAM));
    drawn = { x, magnitude: meanMagnitude(x) };
    cache.tensors.set(seed, drawn);
  }
  return drawn;
}

/** Returns distinct random indices; a larger count extends the list of a smaller count. */
export function outlierPlaces(n: number, count: number, seed: number): number[] {
  const { integer } = makeRandom(seed, PLACES_STREAM);
  const places = new Set<number>();
  while (places.size < Math.min(count, n)) places.add(integer(n));
  return [...places];
}

/**
 * Returns the indices of the outliers of one tensor.
 *
 * @param seed index of the tensor, from 0
 */
export const placesOf = ({ n, outliers }: BlockCurveRequest, seed: number) =>
  outlierPlaces(n, outliers, seed + 1);

/** Returns every pair of block size and map, in the order in which each tensor is measured. */
export function waysOf(request: BlockCurveRequest) {
  const { signed } = distributionNamed(request.distribution);
  const maps = request.maps.map((name) => makeMap(name, { bits: 8, signed }));
  return request.blockSizes.flatMap((blockSize) => maps.map((map) => ({ map, blockSize })));
}

/**
 * Measures on the CPU the quantization error of each tensor with each map and block size. All measurements of
 * the first tensor come first, so that a whole curve can be drawn soon.
 *
 * @param reason why the CPU measures and not the GPU, as a sentence
 * @throws NumericsError if the distribution or a map is unknown, or a block size is not a whole number from 1
 */
export function* blockCurve(request: BlockCurveRequest, reason: Said = ""): Generator<BlockCurvePart> {
  const ways = waysOf(request);
  const total = request.seeds * ways.length;
  const engine: CurveEngine = { kind: "cpu", name: "CPU worker", reason };
  let finished = 0;
  for (let seed = 0; seed < request.seeds; seed++) {
    const drawn = tensorOf(request, seed);
    const places = placesOf(request, seed);
    const x = drawn.x.slice();
    // Positive, since the signed dynamic map has no -1 and would store a negative extreme slightly off.
    placeOutliers(x, places, request.outlierSize * drawn.magnitude);
    for (const { map, blockSize } of ways) {
      const measured = sharesOf(errorSums(x, quantizeFast(x, map, blockSize), places));
      finished++;
      yield { measurements: [{ seed, map: map.name, blockSize, measured }], share: finished / total, engine };
    }
  }
}

function meanMagnitude(x: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(x[i]);
  return sum / x.length;
}

/** Returns the three measures from sums over all values except the outliers. */
export function sharesOf({ magnitude, absolute, relative, nonzero, zeroed }: ErrorSums): ErrorShares {
  return { absolute: absolute / magnitude, relative: relative / nonzero, zeroed: zeroed / nonzero };
}
