/**
 * A list of rows of floats that grows by one row a step on the GPU. The GPU counts the rows, so the commands
 * that append one are the same in every step.
 */
import { type Region, storageBuffer } from "./buffers";
import { requireWhole } from "./errors";
import { bind, dispatch, kernelFor } from "./kernel";
import source from "./kernels/append-row.wgsl";

/** Bytes ahead of the first row. */
const HEADER_BYTES = 16;

export interface RowList {
  readonly device: GPUDevice;
  /** Floats in a row. */
  readonly columns: number;
  /** The row to append: `columns` floats. Usage STORAGE and COPY_DST. */
  readonly row: GPUBuffer;
  readonly list: GPUBuffer;
  destroy(): void;
}

/**
 * Makes an empty list.
 *
 * @param label of the buffers
 * @param columns floats in a row, 1 to 64
 * @param capacity largest number of rows between two readings; later rows are lost
 * @throws KernelArgumentError if one of them is out of range
 */
export function makeRowList(device: GPUDevice, label: string, columns: number, capacity: number): RowList {
  requireWhole("the number of columns", columns, 1, 64);
  requireWhole("capacity", capacity, 1, 2 ** 20);
  const row = storageBuffer(device, `${label}: one row`, 4 * columns);
  const list = storageBuffer(device, label, HEADER_BYTES + capacity * row.size);
  const destroy = () => {
    row.destroy();
    list.destroy();
  };
  return { device, columns, row, list, destroy };
}

/** Records a kernel that appends the content of `row` at the moment when the pass runs. */
export function encodeAppend(pass: GPUComputePassEncoder, { device, row, list }: RowList): void {
  const kernel = kernelFor(device, { key: "append row", source: () => source, groups: [["read", "write"]] });
  dispatch(pass, kernel, [bind(device, kernel, 0, [row, list])], [1, 1]);
}

/** Returns the region to read of a list; reading it empties the list. */
export const rowsRegion = ({ list }: RowList): Region => ({ buffer: list, clear: true });

/**
 * Returns the list's columns, each with one float a row in the order of appending.
 *
 * @param bytes of the list's `rowsRegion`
 */
export function columnsIn({ columns, row }: RowList, bytes: ArrayBuffer): Float32Array[] {
  const width = row.size / 4;
  const floats = new Float32Array(bytes, HEADER_BYTES);
  const length = Math.min(Math.floor(floats.length / width), new Uint32Array(bytes)[0]);
  return Array.from({ length: columns }, (_, column) =>
    Float32Array.from({ length }, (_, step) => floats[step * width + column]),
  );
}
