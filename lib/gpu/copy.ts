/** The plain copy that bandwidth is measured by. */
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import copy from "./kernels/copy.wgsl";

/**
 * Record a copy of a whole buffer by a kernel (not by the copy engine, which has its own path to memory).
 *
 * @param from size a multiple of 16 bytes
 * @param to of the same size
 */
export function encodeCopy(
  pass: GPUComputePassEncoder,
  device: GPUDevice,
  from: GPUBuffer,
  to: GPUBuffer,
): void {
  const kernel = kernelFor(device, { key: "copy", source: () => copy, groups: [["read", "write"]] });
  dispatch(pass, kernel, [bind(device, kernel, 0, [from, to])], gridFor(Math.ceil(from.size / 16 / 256)));
}
