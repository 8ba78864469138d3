import { OptimizerError } from "./errors";

/**
 * Refuses a block size that neither the kernels for powers of two nor those for wide blocks have.
 *
 * @param elements of a variable whose state is stored in such blocks, or the least that one can have
 * @throws OptimizerError that names blockSize
 */
export function checkWideBlocks(blockSize: number, elements: number): void {
  if (blockSize % 4 !== 0 && blockSize < elements)
    throw new OptimizerError(
      "blockSize",
      blockSize,
      `a multiple of 4, or ${elements} (all values of the variable) or more`,
    );
}
