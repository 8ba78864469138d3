/** Cuts the optimizer state of a trained model over some workers, and loads it on another number of workers. */
import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { median } from "@/lib/numerics/metrics";
import type { Quantized } from "@/lib/numerics/quantize";
import {
  blockStarts,
  type Cut,
  paddingOf,
  partBounds,
  quantizeParts,
  scalesRead,
  sliceParts,
} from "@/lib/numerics/shards";
import type { Sliced } from "../sliced";
import { relativeError } from "./measures";
import { trainedWords } from "./wordModel";

/** The state that is cut, and both numbers of workers. */
export interface ShardedSetup {
  /** Adam's first or second moment. */
  readonly state: "m" | "r";
  /** Workers that save the state, and workers that load it. */
  readonly before: number;
  readonly after: number;
  readonly blockSize: number;
  /** Whether each worker's part is padded to whole blocks. */
  readonly padded: boolean;
}

/** A cut of the flat state in places of values. */
export interface CutPlaces {
  readonly bounds: readonly (readonly [start: number, end: number])[];
  readonly blocks: readonly number[];
  /** Values of padding in all parts together. */
  readonly padding: number;
}

/** The result of loading the state on another number of workers. */
export interface ShardedResult {
  readonly setup: ShardedSetup;
  /** Number of values of the flat state. */
  readonly n: number;
  readonly before: CutPlaces;
  readonly after: CutPlaces;
  /** Share of the blocks of the new cut that begin where a block of the old cut began. */
  readonly sharedBorders: number;
  /** Share of the codes that differ when the same state is quantized by the workers of each cut. */
  readonly differentCodes: number;
  /** Share of the values that are read with another scale than their own after slicing. */
  readonly misread: number;
  /** Median and largest factor between both scales of the misread values, 1 or more; 1 if there are none. */
  readonly middleFactor: number;
  readonly largestFactor: number;
  /** Share of the misread values that find no scale and become 0. */
  readonly withoutScale: number;
  /** Error of the state, relative to its size: saved, loaded by slicing, and loaded as 32 bits and quantized again. */
  readonly savedError: number;
  readonly slicedError: number;
  readonly againError: number;
  /** Share of misread values in each of BINS equal parts of the state. */
  readonly misreadIn: Float32Array;
}

/** Number of equal parts of the state in which misread values are counted. */
export const BINS = 184;

/** Trains the model, if it must, cuts its state, and loads it on the new workers in two ways. */
export function* shardedRun(setup: ShardedSetup): Sliced<ShardedResult> {
  const { states } = yield* trainedWords(1);
  const { state, before, after, blockSize, padded } = setup;
  const flat = Float32Array.from(states.flatMap(([m, r]) => Array.from(state === "m" ? m : r)));
  const map = makeMap("dynamic", { bits: 8, signed: state === "m" });
  const from: Cut = { workers: before, blockSize, padded };
  const to: Cut = { ...from, workers: after };
  const saved = quantizeParts(flat, map, from);
  const sliced = sliceParts(saved, to);
  const again = valuesOf(quantizeParts(valuesOf(saved), map, to));
  const factors = factorsOf(scalesRead(saved), scalesRead(sliced));
  const misread = factors.filter((factor) => factor !== 1);
  const finite = misread.filter(Number.isFinite);
  const starts = new Set(blockStarts(flat.length, from));
  const newStarts = blockStarts(flat.length, to);
  return {
    setup,
    n: flat.length,
    before: placesOf(flat.length, from),
    after: placesOf(flat.length, to),
    sharedBorders: newStarts.filter((start) => starts.has(start)).length / newStarts.length,
    differentCodes: shareOfDifferent(codesOf(saved), codesOf(quantizeParts(flat, map, to))),
    misread: misread.length / flat.length,
    middleFactor: finite.length > 0 ? median(finite) : 1,
    largestFactor: Math.max(1, ...finite),
    withoutScale: (misread.length - finite.length) / flat.length,
    savedError: relativeError([flat], [valuesOf(saved)]),
    slicedError: relativeError([flat], [valuesOf(sliced)]),
    againError: relativeError([flat], [again]),
    misreadIn: shareInBins(factors),
  };
}

const placesOf = (n: number, cut: Cut): CutPlaces => ({
  bounds: partBounds(n, cut),
  blocks: blockStarts(n, cut),
  padding: paddingOf(n, cut),
});

const valuesOf = (parts: readonly Quantized[]) =>
  Float32Array.from(parts.flatMap((part) => Array.from(dequantize(part))));

const codesOf = (parts: readonly Quantized[]) => parts.flatMap(({ codes }) => Array.from(codes));

const shareOfDifferent = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, code, i) => sum + (code === b[i] ? 0 : 1), 0) / a.length;

/**
 * Returns the factor between each value's own scale and the scale it is read with, 1 or more; Infinity for a scale of 0
 * in place of another. A block of zeros is read as zeros with any scale, so its factor is 1.
 */
function factorsOf(own: Float32Array, read: Float32Array): number[] {
  return Array.from(own, (scale, i) => (scale === 0 ? 1 : Math.max(scale / read[i], read[i] / scale)));
}

/** Returns the share of factors other than 1 in each of BINS equal parts. */
function shareInBins(factors: readonly number[]): Float32Array {
  const shares = new Float32Array(BINS);
  const counts = new Float32Array(BINS);
  factors.forEach((factor, i) => {
    const bin = Math.floor((i / factors.length) * BINS);
    counts[bin]++;
    if (factor !== 1) shares[bin]++;
  });
  return shares.map((share, bin) => share / counts[bin]);
}
