import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import source from "./kernels/wide-settle.wgsl";

/**
 * Record the end of two passes over wide blocks: `fresh` is copied to `absmax` and cleared for the next time.
 *
 * A compute pass cannot hold a copy, so it is a kernel.
 */
export function encodeSettle(
  pass: GPUComputePassEncoder,
  device: GPUDevice,
  fresh: GPUBuffer,
  absmax: GPUBuffer,
): void {
  const kernel = kernelFor(device, {
    key: "settle absmax",
    source: () => source,
    groups: [["write", "write"]],
  });
  const group = bind(device, kernel, 0, [fresh, absmax]);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(absmax.size / 4 / 256)));
}
