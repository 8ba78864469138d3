/** Whether kernels may exchange values within subgroups. */

/** The sizes that kernels/absmax-subgroups.wgsl can use: powers of two, not more than half a workgroup. */
const USABLE = [4, 8, 16, 32, 64, 128];

/**
 * The number of threads in every subgroup of the device, or undefined if it has no subgroups, or of several sizes
 * (then a kernel could not know how many threads share a value when it is compiled).
 */
export function subgroupSizeOf(device: GPUDevice): number | undefined {
  // TensorFlow.js brings an older list of feature names that lacks "subgroups"; the assertion can go with it.
  if (!device.features.has("subgroups" as GPUFeatureName)) return undefined;
  const { subgroupMinSize, subgroupMaxSize } = (device.adapterInfo ?? {}) as Partial<
    Record<"subgroupMinSize" | "subgroupMaxSize", number>
  >;
  return subgroupMinSize === subgroupMaxSize && USABLE.includes(subgroupMinSize ?? 0)
    ? subgroupMinSize
    : undefined;
}
