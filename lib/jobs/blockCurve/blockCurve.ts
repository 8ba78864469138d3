import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { type ErrorSums, errorSums } from "@/lib/numerics/errorSums";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { makeMap } from "@/lib/numerics/maps";
import { placeOutliers } from "@/lib/numerics/placeOutliers";
import { makeRandom } from "@/lib/numerics/random";
import type { Part } from "../sliced";

export interface BlockCurveRequest {
  /** Values of the tensor. */
  readonly n: number;
  /** A name of DISTRIBUTIONS. */
  readonly distribution: string;
  /** How many values are replaced by an outlier, and how large it is, in mean magnitudes of the data. */
  readonly outliers: number;
  readonly outlierSize: number;
  /** Names of MAPS. */
  readonly maps: readonly string[];
  readonly blockSizes: readonly number[];
  /** How many tensors are drawn, from seeds 1, 2, ... */
  readonly seeds: number;
}

/** What is measured, on the values that are no outliers. */
const MEASURES = ["absolute", "relative", "zeroed"] as const;
/**
 * absolute: mean error over mean magnitude. relative: mean of error over magnitude, each value by itself. zeroed:
 * share of the values stored as 0. All three are shares without a unit.
 */
export type Measure = (typeof MEASURES)[number];
export type ErrorShares = Readonly<Record<Measure, number>>;

/** What one map and block size cost one tensor. */
export interface Measurement {
  /** From 0. */
  readonly seed: number;
  readonly map: string;
  readonly blockSize: number;
  readonly measured: ErrorShares;
}

/** What measures; shown to the reader in a chip. */
export interface CurveEngine {
  readonly kind: "gpu" | "cpu";
  /** The adapter's name, or what takes its place. */
  readonly name: string;
  /** Why it is not the GPU, as a sentence; empty on the GPU. */
  readonly reason: string;
}

/** Measurements that became ready together. */
export interface BlockCurvePart extends Part {
  readonly measurements: readonly Measurement[];
  readonly engine: CurveEngine;
}

const DATA_STREAM = 0;
const PLACES_STREAM = 1;

/** A tensor without outliers. */
export interface Drawn {
  readonly x: Float32Array;
  /** Mean of |x|: the unit of an outlier's size. */
  readonly magnitude: number;
}

/** The tensors of one distribution, by seed: they stay the same while the reader moves the outliers. */
let kept: { key: string; tensors: Map<number, Drawn> } = { key: "", tensors: new Map() };

/** @param seed from 0 */
export function tensorOf({ distribution, n }: BlockCurveRequest, seed: number): Drawn {
  const key = `${distribution} ${n}`;
  if (kept.key !== key) kept = { key, tensors: new Map() };
  let drawn = kept.tensors.get(seed);
  if (!drawn) {
    const x = sampleOf(distributionNamed(distribution), n, makeRandom(seed + 1, DATA_STREAM));
    drawn = { x, magnitude: meanMagnitude(x) };
    kept.tensors.set(seed, drawn);
  }
  return drawn;
}

/** Distinct places, in random order: of more outliers, the first are those of fewer. */
export function outlierPlaces(n: number, count: number, seed: number): number[] {
  const { integer } = makeRandom(seed, PLACES_STREAM);
  const places = new Set<number>();
  while (places.size < Math.min(count, n)) places.add(integer(n));
  return [...places];
}

/** Where the outliers of one tensor stand. @param seed from 0 */
export const placesOf = ({ n, outliers }: BlockCurveRequest, seed: number) =>
  outlierPlaces(n, outliers, seed + 1);

/** All maps at all block sizes: what is to be measured of each tensor, in order. */
export function waysOf(request: BlockCurveRequest) {
  const { signed } = distributionNamed(request.distribution);
  const maps = request.maps.map((name) => makeMap(name, { bits: 8, signed }));
  return request.blockSizes.flatMap((blockSize) => maps.map((map) => ({ map, blockSize })));
}

/**
 * The error of quantizing a tensor, for each map and block size, over several seeds: on the CPU. The first seed comes
 * first and in full, so that there is a whole curve soon.
 *
 * @param reason why it is the CPU
 * @throws NumericsError if the distribution or a map is unknown, or a block size is no whole number from 1
 */
export function* blockCurve(request: BlockCurveRequest, reason = ""): Generator<BlockCurvePart> {
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

export function sharesOf({ magnitude, absolute, relative, nonzero, zeroed }: ErrorSums): ErrorShares {
  return { absolute: absolute / magnitude, relative: relative / nonzero, zeroed: zeroed / nonzero };
}
