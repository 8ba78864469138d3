import { NumericsError } from "./errors";

/**
 * Returns the number of blocks that n values make. The last block may be short.
 *
 * @param n number of values, 0 or more
 * @param blockSize values that share one absmax, 1 or more; n or more makes the whole tensor one block
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function blockCount(n: number, blockSize: number): number {
  checkBlockSize(blockSize);
  return Math.ceil(n / blockSize);
}

/** Refuses a block size that is no whole number from 1. @throws NumericsError that names blockSize */
export function checkBlockSize(blockSize: number): void {
  if (!Number.isSafeInteger(blockSize) || blockSize < 1) {
    throw new NumericsError("blockSize", blockSize, "a whole number from 1");
  }
}

/**
 * Refuses an array of another length.
 *
 * @param name of the array, for the message
 * @throws NumericsError if the array does not have `length` entries
 */
export function checkLength(name: string, array: ArrayLike<number>, length: number): void {
  if (array.length !== length) {
    throw new NumericsError(`the length of ${name}`, array.length, String(length));
  }
}
