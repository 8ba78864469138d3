/** Neighbouring values that a thread reads with one instruction. */
export const QUAD = 4;
/** Groups of four that a thread takes: STEP_QUADS of lib/gpu/sources.ts, without the kernels' text; a test compares. */
export const QUADS = 2;
/** Values that a thread holds in registers. */
export const PER_THREAD = QUAD * QUADS;

/** Which thread of its block holds a value, and in which of its registers, both from 0. */
export interface HomePlace {
  readonly thread: number;
  readonly register: number;
}

export const threadsOf = (blockSize: number) => blockSize / PER_THREAD;

/** As in lib/gpu/kernels/parts/blocks.wgsl: a thread takes groups of four, as many apart as the block has threads. */
export function placeOf(index: number, blockSize: number): HomePlace {
  const quad = Math.floor(index / QUAD);
  const threads = threadsOf(blockSize);
  return {
    thread: quad % threads,
    register: Math.floor(quad / threads) * QUAD + (index % QUAD),
  };
}

/** The value in a register of a thread: the inverse of placeOf. */
export function indexOf({ thread, register }: HomePlace, blockSize: number): number {
  const quad = Math.floor(register / QUAD) * threadsOf(blockSize) + thread;
  return quad * QUAD + (register % QUAD);
}
