/** Checks block sizes of states in codes. */
import { BLOCK_SIZES } from "@/lib/gpu/tensor";
import { OptimizerError } from "./errors";
import type { Storage } from "./stepper";

/**
 * Refuses a block size that the kernels do not have, on every backend, so that a program that runs on the CPU runs on
 * WebGPU too.
 *
 * @param elements of a variable whose state is stored in these bits, or the least that one can have
 * @throws OptimizerError that names blockSize
 */
export function checkBlocks(storage: Storage, elements: number): void {
  if (storage.bits === 32) return;
  const { bits, blockSize } = storage;
  if (BLOCK_SIZES.includes(blockSize)) return;
  if (bits === 4)
    throw new OptimizerError("blockSize", blockSize, `one of ${BLOCK_SIZES.join(", ")} in 4 bits`);
  if (bits === "mixed")
    throw new OptimizerError(
      "blockSize",
      blockSize,
      `one of ${BLOCK_SIZES.join(", ")} where moments differ in bits`,
    );
  if (blockSize % 4 !== 0 && blockSize < elements)
    throw new OptimizerError(
      "blockSize",
      blockSize,
      `a multiple of 4, or ${elements} (all values of the variable) or more`,
    );
}
