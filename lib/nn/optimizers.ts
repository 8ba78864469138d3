/** The drop-in optimizers by name. `adam8bit` and `adam32` are what most programs want. */
import type { Hyper } from "@/lib/numerics/rules/rule";
import { BlockwiseOptimizer, type StateOptions } from "./optimizer";

/** The reference library's defaults (bitsandbytes 0.44 and later). */
const stateDefaults = { blockSize: 256, map: "dynamic", min8bitSize: 4096, keep32: [] } as const;

export interface AdamOptions {
  /** Size of a step, at least 0. */
  readonly learningRate?: number;
  /** How much of the first moment stays at each step, 0 to 1. */
  readonly beta1?: number;
  /** How much of the second moment stays at each step, 0 to 1. */
  readonly beta2?: number;
  /** Added to the root of the second moment. */
  readonly epsilon?: number;
  /** Decoupled weight decay, at least 0: parameters shrink by learningRate * weightDecay a step. */
  readonly weightDecay?: number;
  /** 1: shorten a tensor's step while its gradients grow faster than r follows, as StableAdamW does. 0, the default: no. */
  readonly updateClip?: 0 | 1;
}

/** Any rule with 32-bit state. @throws OptimizerError, NumericsError as the class does */
export function optimizer32(rule: string, hyper: Hyper = {}): BlockwiseOptimizer {
  return new BlockwiseOptimizer({ rule, bits: 32, hyper, ...stateDefaults });
}

/** Any rule with block-wise 8-bit state. @throws OptimizerError, NumericsError as the class does */
export function optimizer8bit(rule: string, hyper: Hyper = {}, state: StateOptions = {}): BlockwiseOptimizer {
  return new BlockwiseOptimizer({ rule, bits: 8, hyper, ...stateDefaults, ...withoutUndefined(state) });
}

/** Adam with 32-bit state: 8 bytes a parameter. */
export function adam32(options: AdamOptions = {}): BlockwiseOptimizer {
  return optimizer32("adam", withoutUndefined(options));
}

/** Adam with block-wise 8-bit state: 2 bytes a parameter, and 8 a block. */
export function adam8bit(options: AdamOptions & StateOptions = {}): BlockwiseOptimizer {
  const { blockSize, map, mapValues, min8bitSize, keep32, ...hyper } = options;
  return optimizer8bit("adam", withoutUndefined(hyper), { blockSize, map, mapValues, min8bitSize, keep32 });
}

/** An option given as undefined means its default, as one left out does. */
function withoutUndefined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
