/**
 * What steps can do beside the common case. The entry of the package with Adam alone sets these to false, and
 * its build drops the code behind them (package/adam8bit/features.ts).
 */

/** Blocks of other sizes than those of single-pass kernels (BLOCK_SIZES). */
export const WIDE_BLOCKS: boolean = true;

/** Maps that do not lie on lines, whose codes are searched. */
export const SEARCHED_MAPS: boolean = true;

/** Rules whose steps need sums over a whole tensor. */
export const TENSOR_SUMS: boolean = true;

/** Bind groups that tell what they bind, to a recorder of steps (`boundTo` in kernel.ts). */
export const TOLD_BINDINGS: boolean = true;
