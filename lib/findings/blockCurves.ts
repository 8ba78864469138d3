/** The error of stored values over the block size, for several maps and several random tensors. */
import type {
  BlockCurvePart,
  BlockCurveRequest,
  ErrorShares,
  Measure,
} from "@/lib/jobs/blockCurve/blockCurve";
import { blockCount } from "@/lib/numerics/blocks";
import { median } from "@/lib/numerics/metrics";

/** Values of the tensor, 1 Mi. */
export const CURVE_VALUES = 2 ** 20;

/** From 64 values to the whole tensor, each size twice the one before. */
export const BLOCK_SIZES: readonly number[] = Array.from({ length: 15 }, (_, i) => 64 * 2 ** i);

/** How many tensors are drawn for the band. */
export const SEEDS = 5;

/** The two maps that each request compares, beside the chosen one. */
const ALWAYS = ["dynamic", "linear"];

/** The data and the map of a curve. */
export interface CurveSetup {
  /** Name of the distribution of the ordinary values. */
  readonly distribution: string;
  /** How many values are outliers, and their size in mean magnitudes of the others. */
  readonly outliers: number;
  readonly outlierSize: number;
  readonly map: string;
}

/** Returns the computation of the errors of the chosen map, and of the two constant ones, at all block sizes. */
export function curveRequest({ distribution, outliers, outlierSize, map }: CurveSetup): BlockCurveRequest {
  return {
    n: CURVE_VALUES,
    distribution,
    outliers,
    outlierSize: outliers === 0 ? 1 : outlierSize,
    maps: [...new Set([...ALWAYS, map])],
    blockSizes: BLOCK_SIZES,
    seeds: SEEDS,
  };
}

/** The errors of whole curves. The errors of a seed are added with its last part. */
export interface CurveErrors {
  readonly request: BlockCurveRequest;
  /** By seed, map and block size, in the order of the request. */
  readonly seeds: readonly (readonly (readonly ErrorShares[])[])[];
}

/** Makes a collector of the parts of one computation. */
export function makeGatherer(request: BlockCurveRequest) {
  const { maps, blockSizes } = request;
  const seeds: ErrorShares[][][] = [];
  return {
    /** @returns the errors of all complete seeds when a part completes one, undefined before */
    add({ measurements }: BlockCurvePart): CurveErrors | undefined {
      let complete = 0;
      for (const { seed, map, blockSize, measured } of measurements) {
        seeds[seed] ??= maps.map(() => []);
        seeds[seed][maps.indexOf(map)][blockSizes.indexOf(blockSize)] = measured;
        const whole = seeds[seed].every((row) => row.filter(Boolean).length === blockSizes.length);
        if (whole) complete = seed + 1;
      }
      return complete > 0 ? { request, seeds: seeds.slice(0, complete) } : undefined;
    },
  };
}

/** The errors of one map over the block sizes: median and range of the seeds. */
export interface Curve {
  readonly map: string;
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Returns a curve for each map of the request, [blockSizes.length] each. */
export function curvesOf({ request, seeds }: CurveErrors, measure: Measure): readonly Curve[] {
  return request.maps.map((map, m) => {
    const errors = request.blockSizes.map((_, b) => seeds.map((seed) => seed[m][b][measure]));
    return {
      map,
      median: errors.map(median),
      low: errors.map((each) => Math.min(...each)),
      high: errors.map((each) => Math.max(...each)),
    };
  });
}

/** Returns the bits that one stored value takes beside its code: its share of the block's float32 absmax. Exact. */
export const overheadBits = (n: number, blockSize: number): number => (32 * blockCount(n, blockSize)) / n;
