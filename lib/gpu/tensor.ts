import { storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { requireWhole } from "./errors";
import { WIDE_BLOCKS } from "./features";
import { BOUNDS_BYTES, type MapTable, TABLE_BYTES } from "./mapTable";
import { checkBlockSizeFor } from "./stateChecks";

/** A tensor is addressed by 32-bit indices, and the largest bindings hold 2^30 floats. */
const MAX_ELEMENTS = 2 ** 30;

/** Maximum number of states of a rule: those that a kernel can hold. */
const MAX_STATES = 3;

/** Bytes of the uniform of kernels/parts/tensor.wgsl. */
export const TENSOR_UNIFORM_BYTES = 16 + MAX_STATES * BOUNDS_BYTES;

/** How a tensor is divided into blocks. */
export interface Shape {
  readonly n: number;
  /**
   * Number of groups of four neighbours; the last may not be full. Also the words of codes of one 8-bit
   * state.
   */
  readonly quads: number;
  /** Values that share one absmax. */
  readonly blockSize: number;
  readonly blocks: number;
  /** Number of groups of four in a block. */
  readonly blockQuads: number;
  /** Whether a block may need several workgroups, and kernels two passes over memory. */
  readonly wide: boolean;
}

/** Block sizes of the single-pass kernels. */
export const BLOCK_SIZES: readonly number[] = [64, 128, 256, 512, 1024, 2048, 4096];

/**
 * Returns how a tensor of n elements is divided into blocks.
 *
 * @param n number of elements, 1 to 2^30
 * @param blockSize one of BLOCK_SIZES (one pass over memory), another multiple of 4, or n or more, which
 *   makes the tensor one block (two passes)
 * @throws KernelArgumentError if n or the block size is out of range
 */
export function shapeOf(n: number, blockSize: number): Shape {
  requireWhole("n", n, 1, MAX_ELEMENTS);
  checkBlockSizeFor(n, blockSize);
  const quads = Math.ceil(n / 4);
  return {
    n,
    quads,
    blockSize,
    blocks: Math.ceil(n / blockSize),
    blockQuads: Math.min(quads, Math.ceil(blockSize / 4)),
    wide: WIDE_BLOCKS && !BLOCK_SIZES.includes(blockSize),
  };
}

/** Threads of a workgroup (kernels/parts/blocks.wgsl, kernels/parts/blocks-wide.wgsl). */
const THREADS = 256;

/** Groups of four values that a thread takes of a wide block. */
const WIDE_QUADS = 2;

/**
 * Returns the number of workgroups that cover a tensor.
 *
 * @param quads groups of four values that a thread takes, if the block size does not need more
 */
export const workgroupsOf = ({ n, blockSize, blocks, blockQuads, wide }: Shape, quads: number): number =>
  WIDE_BLOCKS && wide
    ? blocks * Math.ceil(blockQuads / (THREADS * WIDE_QUADS))
    : Math.ceil(n / Math.max(THREADS * 4 * quads, blockSize));

/**
 * Makes the uniform of kernels/parts/tensor.wgsl.
 *
 * @param tables one for each state; none for kernels that do not encode
 */
export function tensorUniform(
  device: GPUDevice,
  label: string,
  { n, quads, blocks, blockQuads }: Shape,
  tables: readonly MapTable[] = [],
): GPUBuffer {
  const words = new Uint32Array(TENSOR_UNIFORM_BYTES / 4);
  words.set([n, quads, blocks, blockQuads]);
  tables.forEach(({ bounds }, k) => {
    words.set(bounds, 4 + (k * BOUNDS_BYTES) / 4);
  });
  const buffer = uniformBuffer(device, `${label}: tensor`, words.byteLength);
  writeBytes(device, buffer, words);
  return buffer;
}

/** Makes the buffer of the maps of kernels/parts/tables.wgsl, one for each state. */
export function tablesBuffer(device: GPUDevice, label: string, tables: readonly MapTable[]): GPUBuffer {
  const buffer = storageBuffer(device, `${label}: maps`, tables.length * TABLE_BYTES);
  tables.forEach(({ words }, k) => {
    writeBytes(device, buffer, words, k * TABLE_BYTES);
  });
  return buffer;
}
