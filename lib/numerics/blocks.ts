import { NumericsError } from "./errors";

/**
 * How many blocks n values make. The last one may be short.
 *
 * @param n number of values, 0 or more
 * @param blockSize values that share one absmax, 1 or more; n or more makes the whole tensor one block
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function blockCount(n: number, blockSize: number): number {
  checkBlockSize(blockSize);
  return Math.ceil(n / blockSize);
}

/** @throws NumericsError if blockSize is no whole number from 1 */
export function checkBlockSize(blockSize: number): void {
  if (!Number.isSafeInteger(blockSize) || blockSize < 1) {
    throw new NumericsError("blockSize", blockSize, "a whole number from 1");
  }
}

/** @throws NumericsError if an array that runs beside another has another length */
export function checkLength(name: string, array: ArrayLike<number>, length: number): void {
  if (array.length !== length) {
    throw new NumericsError(`the length of ${name}`, array.length, String(length));
  }
}
