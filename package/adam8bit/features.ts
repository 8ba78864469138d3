/** lib/gpu/features.ts for blocks of BLOCK_SIZES and dynamic maps. */
export const WIDE_BLOCKS = false;

export const SEARCHED_MAPS = false;
