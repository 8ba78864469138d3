/**
 * Divides the tensors of a model among dispatches that take several tensors each. Where a model is small, the
 * cost of a step is the number of its dispatches.
 */
import { storageBuffer } from "./buffers";

/** Largest size of a buffer that holds several tensors, bytes: a sixteenth of what every device allows. */
const GROUP_BYTES = 2 ** 24;

/** A range of tensors by their place in a list. */
export interface TensorGroup {
  readonly first: number;
  readonly count: number;
}

/**
 * Divides tensors into groups, in order.
 *
 * @param sizes number of float32 elements of each tensor
 * @param most largest number of tensors in a group, at least 1
 * @returns ranges that follow each other. A group of several tensors has at most 16 MiB.
 */
export function groupTensors(sizes: readonly number[], most: number): TensorGroup[] {
  // Groups of about the same number of tensors: each number needs a kernel of its own.
  const even = Math.ceil(sizes.length / Math.ceil(sizes.length / most));
  const groups: { first: number; count: number; bytes: number }[] = [];
  sizes.forEach((n, place) => {
    const open = groups.at(-1);
    if (open && open.count < even && open.bytes + 4 * n <= GROUP_BYTES) {
      open.count++;
      open.bytes += 4 * n;
    } else groups.push({ first: place, count: 1, bytes: 4 * n });
  });
  return groups.map(({ first, count }) => ({ first, count }));
}

/**
 * Returns where each tensor begins in the buffer of its group, bytes: a binding may begin there.
 *
 * @param groups of these tensors, from `groupTensors`
 */
export function offsetsInGroups(
  { limits }: GPUDevice,
  sizes: readonly number[],
  groups: readonly TensorGroup[],
): number[] {
  const alignment = limits.minStorageBufferOffsetAlignment;
  return groups.flatMap(({ first, count }) => {
    let bytes = 0;
    return sizes.slice(first, first + count).map((n) => {
      const offset = bytes;
      bytes += Math.ceil((4 * n) / alignment) * alignment;
      return offset;
    });
  });
}

/** Copies of tensors, the tensors of a group in one buffer. */
export interface TensorCopies {
  /** One buffer for each group. */
  readonly buffers: readonly GPUBuffer[];
  /** Where the copy of each tensor is. */
  readonly places: readonly Required<GPUBufferBinding>[];
  destroy(): void;
}

/**
 * Makes room for copies of tensors, filled with zeros.
 *
 * @param label of the buffers
 * @param sizes number of float32 elements of each tensor
 * @param groups of these tensors, from `groupTensors`
 */
export function makeTensorCopies(
  device: GPUDevice,
  label: string,
  sizes: readonly number[],
  groups: readonly TensorGroup[],
): TensorCopies {
  const offsets = offsetsInGroups(device, sizes, groups);
  const buffers = groups.map(({ first, count }) => {
    const last = first + count - 1;
    return storageBuffer(device, label, offsets[last] + 4 * sizes[last]);
  });
  const places = groups.flatMap(({ first, count }, i) =>
    sizes.slice(first, first + count).map((n, t) => ({
      buffer: buffers[i],
      offset: offsets[first + t],
      size: 4 * n,
    })),
  );
  const destroy = () => {
    for (const buffer of buffers) buffer.destroy();
  };
  return { buffers, places, destroy };
}

/**
 * Returns a `switch` of WGSL over `tensor_index`: WGSL has no arrays of buffers.
 *
 * @param line the statement for a tensor
 */
export function switchOverTensors(count: number, line: (tensor: number) => string): string {
  const cases = Array.from(
    { length: count },
    (_, t) => /* wgsl */ `    ${t === count - 1 ? "default" : `case ${t}u`}: { ${line(t)} }`,
  );
  return ["switch tensor_index {", ...cases, "  }"].join("\n");
}
