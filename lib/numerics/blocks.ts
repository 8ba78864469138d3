import { checkBlockSize } from "./blockChecks";

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
