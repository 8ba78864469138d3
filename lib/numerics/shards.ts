/**
 * Sharded state: one flat tensor, cut into equal parts for some workers, each of which quantizes its part by itself.
 *
 * A worker's blocks begin where its part begins, so the borders of the blocks move with the number of workers, and the
 * codes with them, unless each part is a whole number of blocks.
 */
import { checkBlockSize } from "./blockChecks";
import { blockCount } from "./blocks";
import { NumericsError } from "./errors";
import type { QuantizationMap } from "./maps/map";
import { type Quantized, quantize } from "./quantize";

/** How a flat tensor is cut. */
export interface Cut {
  /** Number of workers, 1 or more. */
  readonly workers: number;
  /** Values that share one scale. */
  readonly blockSize: number;
  /** Whether each part is padded to a whole number of blocks. */
  readonly padded: boolean;
}

/**
 * Returns the number of values of a part: n / workers, rounded up, and up to whole blocks if the cut is padded. The
 * last part may hold fewer values of the tensor, or none; the rest of it is padding.
 *
 * @throws NumericsError if the block size or the number of workers is no whole number from 1
 */
export function partLength(n: number, { workers, blockSize, padded }: Cut): number {
  checkBlockSize(blockSize);
  if (!Number.isInteger(workers) || workers < 1) {
    throw new NumericsError("workers", workers, "a whole number from 1");
  }
  const length = Math.ceil(n / workers);
  return padded ? Math.ceil(length / blockSize) * blockSize : length;
}

/** Returns the number of values that all parts hold beyond the n of the tensor. */
export const paddingOf = (n: number, cut: Cut): number => partLength(n, cut) * cut.workers - n;

/** Returns the places at which each part begins and ends, [workers] pairs. A part may be empty. */
export function partBounds(n: number, cut: Cut): (readonly [start: number, end: number])[] {
  const length = partLength(n, cut);
  return Array.from({ length: cut.workers }, (_, k) => [
    Math.min(n, k * length),
    Math.min(n, (k + 1) * length),
  ]);
}

/** Returns the places at which blocks begin, ascending, from 0. */
export function blockStarts(n: number, cut: Cut): number[] {
  return partBounds(n, cut).flatMap(([start, end]) =>
    Array.from({ length: blockCount(end - start, cut.blockSize) }, (_, b) => start + b * cut.blockSize),
  );
}

/** Quantizes each worker's part by itself, [workers]. */
export const quantizeParts = (x: Float32Array, map: QuantizationMap, cut: Cut): Quantized[] =>
  partBounds(x.length, cut).map(([start, end]) => quantize(x.subarray(start, end), map, cut.blockSize));

/**
 * Cuts saved parts anew for other workers by slicing: the codes of all parts are joined and cut into equal parts, and so
 * are the scales. No value is computed anew.
 *
 * Each worker then counts blocks from the beginning of its part, and finds for each the next of its scales. That is the
 * scale its codes were made with only where the borders of the blocks are the same in both cuts. A block past the end of
 * a worker's scales is read with scale 0.
 *
 * @param parts the parts of one tensor, in order
 * @param to the new cut, with the block size of the parts
 * @throws NumericsError if the parts have another block size
 */
export function sliceParts(parts: readonly Quantized[], to: Cut): Quantized[] {
  const { blockSize } = to;
  const { map } = parts[0];
  if (parts.some((part) => part.blockSize !== blockSize)) {
    throw new NumericsError("blockSize", blockSize, `that of the parts, ${parts[0].blockSize}`);
  }
  const codes = Uint8Array.from(parts.flatMap((part) => Array.from(part.codes)));
  const scales = Float32Array.from(parts.flatMap((part) => Array.from(part.absmax)));
  const scalesEach = Math.ceil(scales.length / to.workers);
  return partBounds(codes.length, to).map(([start, end], k) => {
    const absmax = new Float32Array(blockCount(end - start, blockSize));
    absmax.set(scales.subarray(k * scalesEach, k * scalesEach + Math.min(absmax.length, scalesEach)));
    return { codes: codes.subarray(start, end), absmax, blockSize, map };
  });
}

/** Returns the scale with which each value of some parts is read, in order. */
export const scalesRead = (parts: readonly Quantized[]): Float32Array =>
  Float32Array.from(
    parts.flatMap(({ codes, absmax, blockSize }) =>
      Array.from(codes, (_, i) => absmax[Math.floor(i / blockSize)]),
    ),
  );
