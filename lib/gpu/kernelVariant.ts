import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { EncodeMethod } from "./mapTable";

/** The properties of a device and of its maps on which the text of an encoding kernel depends. */
export interface KernelVariant {
  readonly encodeMethod: EncodeMethod;
  /** Threads in every subgroup of the device; undefined where kernels must do without subgroups. */
  readonly subgroup: number | undefined;
  /** For each state, whether its map has values below 0. */
  readonly negatives: readonly boolean[];
  /** Part of the kernel's key: equal for equal variants on one device, and different otherwise. */
  readonly key: string;
}

/**
 * Returns the variant of the kernels for these maps on this device.
 *
 * @param maps one for each state
 * @param encodeMethod a method that all of the maps allow (`encodeMethodFor`)
 */
export function kernelVariantFor(
  device: GPUDevice,
  maps: readonly QuantizationMap[],
  encodeMethod: EncodeMethod,
): KernelVariant {
  const negatives = maps.map(({ values }) => values[0] < 0);
  const signs = negatives.map((negative) => (negative ? "±" : "+")).join("");
  return {
    encodeMethod,
    subgroup: subgroupSizeOf(device),
    negatives,
    key: `encode ${signs} by ${encodeMethod}`,
  };
}

/**
 * The subgroup sizes that kernels/parts/absmax-subgroups.wgsl can use: powers of two, at most half a
 * workgroup.
 */
const USABLE_SUBGROUP_SIZES = [4, 8, 16, 32, 64, 128];

/**
 * Returns the number of threads in every subgroup of the device, or undefined if it has no subgroups or
 * subgroups of several sizes. (A kernel must know when it is compiled how many threads share a value.)
 */
export function subgroupSizeOf(device: GPUDevice): number | undefined {
  // TensorFlow.js brings an older list of feature names that lacks "subgroups"; the assertion can go with it.
  if (!device.features.has("subgroups" as GPUFeatureName)) return undefined;
  const { subgroupMinSize, subgroupMaxSize } = (device.adapterInfo ?? {}) as Partial<
    Record<"subgroupMinSize" | "subgroupMaxSize", number>
  >;
  return subgroupMinSize === subgroupMaxSize && USABLE_SUBGROUP_SIZES.includes(subgroupMinSize ?? 0)
    ? subgroupMinSize
    : undefined;
}
