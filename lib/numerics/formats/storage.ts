/** How a tensor of optimizer state is stored and read back, without regard to how many bytes a machine would pack. */
import type { Random } from "../random";

/** A tensor of state after it was stored. */
export interface Stored {
  /** The values as the next step reads them, float32, in the order of the tensor. */
  readonly values: Float32Array;
  /** Size of all that is stored for the tensor, in bits: codes, and the scales and tables beside them. */
  readonly bits: number;
  /** The code of each value, one of `Storage.codes`; null if the values are stored as floats. */
  readonly codes: Uint8Array | null;
}

/** A tensor of state as a matrix, row-major. */
export interface MatrixShape {
  /** Length of a row; the number of values is a multiple of it. */
  readonly columns: number;
  /** Whether a neuron or a token has a row of the matrix or a column. */
  readonly unit: "row" | "column";
}

/** One way to store a tensor of state. */
export interface Storage {
  /** Number of codes that a value can have; null if values are stored as floats. */
  readonly codes: number | null;
  /**
   * Stores a tensor.
   *
   * @param x values of the tensor, row-major, all finite; 0 or more for a second moment; they are not changed
   * @param shape of the tensor; storages that know no rows ignore it
   * @param random decides where a storage rounds at random; other storages draw no number
   */
  store(x: Float32Array, shape: MatrixShape, random: Random): Stored;
}

/** Bits of a float32, the type of most scales. */
export const FLOAT32_BITS = 32;

/**
 * Calls `each` for every block of a tensor.
 *
 * @param n number of values of the tensor
 * @param blockSize values of a block; the last block may be short
 * @param each receives the first index of the block and the index after its last
 * @returns number of blocks
 */
export function eachBlock(n: number, blockSize: number, each: (start: number, end: number) => void): number {
  let blocks = 0;
  for (let start = 0; start < n; start += blockSize) {
    each(start, Math.min(start + blockSize, n));
    blocks++;
  }
  return blocks;
}
