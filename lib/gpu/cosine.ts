/** Measures the cosine between the updates of two runs, step by step, without reading parameters back. */
import { type Region, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError, requireWhole } from "./errors";
import { type Access, bind, dispatch, kernelFor } from "./kernel";
import { cosineSource, cosineSumSource } from "./sources";
import { groupTensors, offsetsInGroups, type TensorCopies, type TensorGroup } from "./tensorGroups";

/** Workgroups for one tensor at most, and elements that call for one workgroup. */
const MAX_WORKGROUPS = 256;
const ELEMENTS_PER_WORKGROUP = 2048;

/** Storage buffers of kernels/cosine.wgsl beside the parameters: both runs' copies, and the partial sums. */
const OTHER_BUFFERS = 3;

/** The update of a run in one step. */
export interface Update {
  /** Copies of the tensors from before the step, in the groups of `cosineGroups`. */
  readonly before: TensorCopies;
  /** The tensors after the step, one buffer of n float32 parameters each. */
  readonly after: readonly GPUBuffer[];
}

/** Buffers that collect one cosine a step, made by `makeCosineMeter`. */
export interface CosineMeter {
  readonly device: GPUDevice;
  /** Steps that fit between two readings; later ones are lost. */
  readonly capacity: number;
  /** Whether a measurement brings the copies of both runs up to date, and not only those of the second. */
  readonly advanceBoth: boolean;
  readonly tensors: number;
  /** The tensors of each dispatch, the uniform of kernels/cosine.wgsl, and the number of workgroups. */
  readonly shares: readonly (TensorGroup & { readonly uniform: GPUBuffer; readonly workgroups: number })[];
  readonly partials: GPUBuffer;
  readonly list: GPUBuffer;
  destroy(): void;
}

/**
 * Returns the tensors that each dispatch takes: as many as the device's kernels can bind.
 *
 * @param sizes number of elements of each tensor
 */
export function cosineGroups({ limits }: GPUDevice, sizes: readonly number[]): TensorGroup[] {
  const most = Math.floor((limits.maxStorageBuffersPerShaderStage - OTHER_BUFFERS) / 2);
  return groupTensors(sizes, Math.max(1, most));
}

/**
 * Makes a meter for two runs of the same tensors.
 *
 * @param sizes number of elements of each tensor; at least one tensor
 * @param capacity steps between two readings at most; later ones are lost
 * @param advanceBoth whether a measurement brings the copies of both runs up to date; false if the first run is
 *   measured against another one after it
 * @throws KernelArgumentError if a size or the capacity is out of range
 */
export function makeCosineMeter(
  device: GPUDevice,
  sizes: readonly number[],
  capacity: number,
  advanceBoth: boolean,
): CosineMeter {
  requireWhole("the number of tensors", sizes.length, 1, 2 ** 20);
  requireWhole("capacity", capacity, 1, 2 ** 20);
  sizes.forEach((n, i) => {
    requireWhole(`n of tensor ${i}`, n, 1, 2 ** 30);
  });
  const groups = cosineGroups(device, sizes);
  const offsets = offsetsInGroups(device, sizes, groups);
  let partialCount = 0;
  const shares = groups.map((group) => {
    const { first, count } = group;
    const firstPartial = partialCount;
    const words = sizes.slice(first, first + count).flatMap((n, t) => {
      const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(n / ELEMENTS_PER_WORKGROUP));
      const share = [n, offsets[first + t] / 4, partialCount, workgroups];
      partialCount += workgroups;
      return share;
    });
    const uniform = uniformBuffer(device, `cosine: ${count} tensors from ${first} on`, 4 * words.length);
    writeBytes(device, uniform, Uint32Array.from(words));
    return { ...group, uniform, workgroups: partialCount - firstPartial };
  });
  const partials = storageBuffer(device, "cosine: partial sums", partialCount * 16);
  const list = storageBuffer(device, "cosine: sums of each step", (1 + capacity) * 16);
  const destroy = () => {
    for (const buffer of [partials, list, ...shares.map(({ uniform }) => uniform)]) buffer.destroy();
  };
  return { device, capacity, advanceBoth, tensors: sizes.length, shares, partials, list, destroy };
}

/**
 * Records the measurement of one step: appends one cosine, over all tensors together, to the meter. The copies
 * of the second run, or of both (`advanceBoth`), become those of the next step.
 *
 * @throws KernelArgumentError if the number of tensors is not that of the meter
 */
export function encodeCosine(pass: GPUComputePassEncoder, meter: CosineMeter, a: Update, b: Update): void {
  const { device, advanceBoth, tensors, shares, partials, list } = meter;
  for (const { after } of [a, b]) {
    if (after.length !== tensors)
      throw new KernelArgumentError("the number of tensors", after.length, `${tensors}, as in the meter`);
  }
  shares.forEach(({ first, count, uniform, workgroups }, i) => {
    const kernel = kernelFor(device, {
      key: `cosine of ${count} tensors${advanceBoth ? ", advancing both runs" : ""}`,
      source: () => cosineSource(count, advanceBoth),
      groups: [
        ["uniform", "write", "write", "write"],
        Array.from({ length: 2 * count }, (): Access => "read"),
      ],
    });
    const parameters = [a, b].flatMap(({ after }) => after.slice(first, first + count));
    const groups = [
      bind(device, kernel, 0, [uniform, a.before.buffers[i], b.before.buffers[i], partials]),
      bind(device, kernel, 1, parameters),
    ];
    dispatch(pass, kernel, groups, [workgroups, 1]);
  });
  const sum = kernelFor(device, {
    key: "cosine, sum",
    source: cosineSumSource,
    groups: [["read", "write"]],
  });
  dispatch(pass, sum, [bind(device, sum, 0, [partials, list])], [1, 1]);
}

/** Returns the region to read the cosines from; the reading empties the meter. */
export const cosineRegion = ({ list }: CosineMeter): Region => ({ buffer: list, clear: true });

/**
 * Returns the cosines of the steps since the last reading: one value a step, -1 to 1, or NaN where an update
 * was zero everywhere.
 *
 * @param bytes read from the meter's `cosineRegion`
 */
export function cosinesIn({ capacity }: CosineMeter, bytes: ArrayBuffer): Float32Array {
  const length = Math.min(capacity, new Uint32Array(bytes)[0]);
  const sums = new Float32Array(bytes);
  return Float32Array.from({ length }, (_, step) => {
    const [dot, squareA, squareB] = sums.subarray(4 + 4 * step);
    // Rounding may carry a parallel pair past 1; NaN stays NaN.
    return Math.max(-1, Math.min(1, dot / (Math.sqrt(squareA) * Math.sqrt(squareB))));
  });
}
