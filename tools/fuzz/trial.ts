import type { Random } from "@/lib/numerics/random";

/** One batch of values laid through a kernel and its twin. */
export interface Trial {
  /** What was tried, in words. */
  readonly name: string;
  /** What differs, one sentence each. */
  readonly differences: readonly string[];
}

/** @param batch number of the batch: it chooses map, block size and way, so that a short run sees much of them */
export type TryBatch = (device: GPUDevice, random: Random, batch: number, n: number) => Promise<Trial>;
