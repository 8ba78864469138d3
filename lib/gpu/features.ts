/**
 * What states in 8 bits can do beside the common case. The entry of the package with Adam alone sets these to false, and
 * its build drops the code behind them (package/adam8bit/features.ts).
 */

/** Blocks of other sizes than those of single-pass kernels (BLOCK_SIZES). */
export const WIDE_BLOCKS: boolean = true;

/** Maps that do not lie on lines, whose codes are searched. */
export const SEARCHED_MAPS: boolean = true;
