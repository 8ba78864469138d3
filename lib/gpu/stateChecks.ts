/** Checks of a state and its blocks. */
import { KernelArgumentError, requireWhole } from "./errors";

/**
 * Refuses a size of blocks of n elements that no kernel has.
 *
 * @throws KernelArgumentError that names blockSize
 */
export function checkBlockSizeFor(n: number, blockSize: number): void {
  requireWhole("blockSize", blockSize, 1, Number.MAX_SAFE_INTEGER);
  if (blockSize % 4 !== 0 && blockSize < n) {
    throw new KernelArgumentError("blockSize", blockSize, `a multiple of 4, or ${n} (all values) or more`);
  }
}

/** Refuses a destroyed state. @throws KernelArgumentError if the state has been destroyed */
export function requireAlive(state: { readonly destroyed: boolean }): void {
  if (state.destroyed) throw new KernelArgumentError("state", "destroyed", "one that is not destroyed yet");
}
