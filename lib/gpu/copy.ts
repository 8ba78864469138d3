import { KernelArgumentError } from "./errors";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import source from "./kernels/copy.wgsl";

/**
 * Records a copy of `from` to `to` by a kernel, the ceiling that the benchmark compares other kernels with.
 * Twin: lib/numerics/copy.ts.
 *
 * @param from of a multiple of 16 bytes
 * @param to of the same size
 * @throws KernelArgumentError if the sizes differ or are no multiple of 16
 */
export function encodeCopy(
  pass: GPUComputePassEncoder,
  device: GPUDevice,
  from: GPUBuffer,
  to: GPUBuffer,
): void {
  if (from.size !== to.size || from.size % 16 !== 0) {
    throw new KernelArgumentError("the size of to", to.size, `${from.size}, and a multiple of 16 bytes`);
  }
  const kernel = kernelFor(device, { key: "copy", source: () => source, groups: [["read", "write"]] });
  dispatch(pass, kernel, [bind(device, kernel, 0, [from, to])], gridFor(Math.ceil(to.size / 16 / 256)));
}
