/** Number of neighbouring values that a thread reads with one instruction. */
export const QUAD = 4;
/**
 * Number of groups of four in a thread. It is STEP_QUADS of lib/gpu/sourceParts.ts, which a test compares; an
 * import would add the text of all kernels to the page.
 */
export const QUADS = 2;
/** Number of values that a thread holds in registers. */
export const PER_THREAD = QUAD * QUADS;

/** The thread of the block and the register that hold a value, both from 0. */
export interface RegisterPlace {
  readonly thread: number;
  readonly register: number;
}

/** Returns the number of threads that process a block. */
export const threadsOf = (blockSize: number) => blockSize / PER_THREAD;

/**
 * Returns the thread and register of a value, as in lib/gpu/kernels/parts/blocks.wgsl: the groups of four of
 * a thread are as many groups apart as the block has threads.
 */
export function placeOf(index: number, blockSize: number): RegisterPlace {
  const quad = Math.floor(index / QUAD);
  const threads = threadsOf(blockSize);
  return {
    thread: quad % threads,
    register: Math.floor(quad / threads) * QUAD + (index % QUAD),
  };
}

/** Returns the index of the value in a register: the inverse of `placeOf`. */
export function indexOf({ thread, register }: RegisterPlace, blockSize: number): number {
  const quad = Math.floor(register / QUAD) * threadsOf(blockSize) + thread;
  return quad * QUAD + (register % QUAD);
}
