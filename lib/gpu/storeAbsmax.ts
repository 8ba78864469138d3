import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import source from "./kernels/quantize.wide-store-absmax.wgsl";

/**
 * Records the last pass over wide blocks: copies the new absmax of each block to `absmax`, and sets `fresh`
 * to 0 for the next time.
 *
 * A compute pass cannot hold a copy between buffers, so this is a kernel.
 *
 * @param fresh the new absmax as bit patterns, one word a block and state
 * @param absmax receives them; of the same size
 */
export function encodeStoreAbsmax(
  pass: GPUComputePassEncoder,
  device: GPUDevice,
  fresh: GPUBuffer,
  absmax: GPUBuffer,
): void {
  const kernel = kernelFor(device, {
    key: "store absmax",
    source: () => source,
    groups: [["write", "write"]],
  });
  const group = bind(device, kernel, 0, [fresh, absmax]);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(absmax.size / 4 / 256)));
}
