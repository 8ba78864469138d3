import { storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError, requireWhole } from "./errors";
import { boundsBytes, type MapTable, tableBytes } from "./mapTable";

/** A tensor is addressed by 32-bit indices, and the largest bindings hold 2^30 floats. */
const MAX_ELEMENTS = 2 ** 30;

/** States of one tensor that a kernel can hold. */
const MAX_STATES = 3;

/** How a tensor is cut up. */
export interface Shape {
  readonly n: number;
  /** Groups of four neighbours; the last one may not be full. Also the words of codes of one state. */
  readonly quads: number;
  /** Values that share one absmax. */
  readonly blockSize: number;
  readonly blocks: number;
}

/** Block sizes of the single-pass kernels. */
export const BLOCK_SIZES: readonly number[] = [64, 128, 256, 512, 1024, 2048, 4096];

/** @throws KernelArgumentError if n or the block size is out of range */
export function shapeOf(n: number, blockSize: number): Shape {
  requireWhole("n", n, 1, MAX_ELEMENTS);
  if (!BLOCK_SIZES.includes(blockSize)) {
    throw new KernelArgumentError("blockSize", blockSize, `one of ${BLOCK_SIZES.join(", ")}`);
  }
  return { n, quads: Math.ceil(n / 4), blockSize, blocks: Math.ceil(n / blockSize) };
}

/** Values that one workgroup takes: 256 threads with 8 values each, or 16 in blocks of 4096 (kernels/blocks.wgsl). */
const valuesPerWorkgroup = (blockSize: number) => Math.max(2048, blockSize);

export const workgroupsOf = ({ n, blockSize }: Shape): number => Math.ceil(n / valuesPerWorkgroup(blockSize));

/** The uniform of kernels/tensor.wgsl. Without maps it says nothing of lines: for kernels that encode nothing. */
export function tensorUniform(
  device: GPUDevice,
  label: string,
  shape: Pick<Shape, "n" | "quads" | "blocks">,
  tables: readonly MapTable[] = [],
): GPUBuffer {
  const words = new Uint32Array((16 + MAX_STATES * boundsBytes) / 4);
  words.set([shape.n, shape.quads, shape.blocks]);
  tables.forEach(({ bounds }, k) => {
    words.set(bounds, 4 + (k * boundsBytes) / 4);
  });
  const buffer = uniformBuffer(device, `${label}: tensor`, words.byteLength);
  writeBytes(device, buffer, words);
  return buffer;
}

/** The maps of kernels/tables.wgsl, one after the other. */
export function tablesBuffer(device: GPUDevice, label: string, tables: readonly MapTable[]): GPUBuffer {
  const buffer = storageBuffer(device, `${label}: maps`, tables.length * tableBytes);
  tables.forEach(({ words }, k) => {
    writeBytes(device, buffer, words, k * tableBytes);
  });
  return buffer;
}
