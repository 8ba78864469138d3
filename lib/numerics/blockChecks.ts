/** Checks the sizes of blocks and arrays. */
import { NumericsError } from "./errors";

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
