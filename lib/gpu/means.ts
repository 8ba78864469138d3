import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Encoder } from "./mapTable";
import { subgroupSizeOf } from "./subgroups";

/** How a kernel that finds nearest codes does its work: what its text depends on besides the tensor's layout. */
export interface Means {
  readonly encoder: Encoder;
  /** Threads in every subgroup of the device; undefined where kernels must do without. */
  readonly subgroup: number | undefined;
  /** For each state, whether its map has values below 0. */
  readonly negatives: readonly boolean[];
  /** Tells these means from others on the same device. */
  readonly key: string;
}

/**
 * @param maps one for each state
 * @param encoder one that is right for all of them
 */
export function meansFor(device: GPUDevice, maps: readonly QuantizationMap[], encoder: Encoder): Means {
  const negatives = maps.map(({ values }) => values[0] < 0);
  const signs = negatives.map((negative) => (negative ? "±" : "+")).join("");
  return { encoder, subgroup: subgroupSizeOf(device), negatives, key: `encode ${signs} by ${encoder}` };
}
