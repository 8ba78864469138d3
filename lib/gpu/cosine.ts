/** Measures the cosine between the updates of two runs, step by step, without reading parameters back. */
import { type Region, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError, requireWhole } from "./errors";
import { bind, dispatch, kernelFor } from "./kernel";
import { cosineSource, cosineSumSource } from "./sources";

/** Workgroups for one tensor at most, and elements that call for one workgroup. */
const MAX_WORKGROUPS = 256;
const ELEMENTS_PER_WORKGROUP = 2048;

/** One tensor of both runs, before and after a step: buffers of n float32 parameters each. */
export interface UpdatePair {
  readonly a: { readonly before: GPUBuffer; readonly after: GPUBuffer };
  readonly b: { readonly before: GPUBuffer; readonly after: GPUBuffer };
}

/** Buffers that collect one cosine a step, made by `makeCosineMeter`. */
export interface CosineMeter {
  readonly device: GPUDevice;
  /** Steps that fit between two readings; later ones are lost. */
  readonly capacity: number;
  /** For each tensor: the uniform of kernels/cosine.wgsl, and its number of workgroups. */
  readonly shares: readonly { readonly uniform: GPUBuffer; readonly workgroups: number }[];
  readonly partials: GPUBuffer;
  readonly list: GPUBuffer;
  destroy(): void;
}

/**
 * Makes a meter for two runs of the same tensors.
 *
 * @param sizes number of elements of each tensor; at least one tensor
 * @param capacity steps between two readings at most; later ones are lost
 * @throws KernelArgumentError if one of them is out of range
 */
export function makeCosineMeter(device: GPUDevice, sizes: readonly number[], capacity: number): CosineMeter {
  requireWhole("the number of tensors", sizes.length, 1, 2 ** 20);
  requireWhole("capacity", capacity, 1, 2 ** 20);
  let partialCount = 0;
  const shares = sizes.map((n, i) => {
    requireWhole(`n of tensor ${i}`, n, 1, 2 ** 30);
    const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(n / ELEMENTS_PER_WORKGROUP));
    const uniform = uniformBuffer(device, `cosine: tensor ${i}`, 8);
    writeBytes(device, uniform, Uint32Array.of(n, partialCount));
    partialCount += workgroups;
    return { uniform, workgroups };
  });
  const partials = storageBuffer(device, "cosine: partial sums", partialCount * 16);
  const list = storageBuffer(device, "cosine: sums of each step", (1 + capacity) * 16);
  const destroy = () => {
    for (const buffer of [partials, list, ...shares.map(({ uniform }) => uniform)]) buffer.destroy();
  };
  return { device, capacity, shares, partials, list, destroy };
}

/**
 * Records the measurement of one step: appends one cosine, over all tensors together, to the meter.
 *
 * @param pairs one for each tensor, in the order of the meter's sizes
 * @throws KernelArgumentError if the number of pairs is not the number of tensors
 */
export function encodeCosine(
  pass: GPUComputePassEncoder,
  meter: CosineMeter,
  pairs: readonly UpdatePair[],
): void {
  const { device, shares, partials, list } = meter;
  if (pairs.length !== shares.length) {
    throw new KernelArgumentError(
      "the number of pairs",
      pairs.length,
      `${shares.length}, one for each tensor`,
    );
  }
  const kernel = kernelFor(device, {
    key: "cosine",
    source: cosineSource,
    groups: [["uniform", "read", "read", "read", "read", "write"]],
  });
  pairs.forEach(({ a, b }, i) => {
    const { uniform, workgroups } = shares[i];
    const buffers = [uniform, a.before, a.after, b.before, b.after, partials];
    dispatch(pass, kernel, [bind(device, kernel, 0, buffers)], [workgroups, 1]);
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
