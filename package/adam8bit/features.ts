/** lib/gpu/features.ts for Adam, blocks of BLOCK_SIZES and dynamic maps. */
export const WIDE_BLOCKS = false;

export const SEARCHED_MAPS = false;

export const TENSOR_SUMS = false;

export const TOLD_BINDINGS = false;
