/** The drop-in optimizers by name. `adam8bit` is what most programs want. */

import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4 } from "@/lib/numerics/step4";
import { BlockwiseOptimizer } from "./optimizer";
import { checkOptionNames, checkOptions } from "./optimizerChecks";
import type { StateBits, StateOptions } from "./optimizerConfig";

/**
 * The reference library's defaults (bitsandbytes 0.44 and later); smaller blocks for 4 bits, which have fewer
 * codes.
 */
const stateDefaults = (bits: StateBits) => ({
  blockSize: bits === 4 ? BLOCK_SIZE_4 : 256,
  map: "dynamic",
  min8bitSize: 4096,
  keep32: [],
});

/** Names of the options that say how state is kept. */
const stateNames = ["blockSize", "map", "mapValues", "min8bitSize", "keep32"];

export interface AdamOptions {
  /** Size of a step, at least 0. */
  readonly learningRate?: number;
  /** How much of the first moment stays at each step, 0 to 1. */
  readonly beta1?: number;
  /** How much of the second moment stays at each step, 0 to 1. */
  readonly beta2?: number;
  /**
   * Added to the root of the second moment. 1e-8 by default, as in the reference library; tf.train.adam takes
   * 1e-7.
   */
  readonly epsilon?: number;
  /** Decoupled weight decay, at least 0: parameters shrink by learningRate * weightDecay a step. */
  readonly weightDecay?: number;
  /**
   * 1: shorten a tensor's step while its gradients grow faster than r follows, as StableAdamW does. 0, the
   * default: no.
   */
  readonly updateClip?: 0 | 1;
}

/** A rule, the bits of its state, and all that an optimizer can be told besides. */
export interface OptimizerOptions extends StateOptions {
  /** Name in the list of rules. */
  readonly rule: string;
  readonly bits: StateBits;
  /** Hyper-parameters of the rule; those left out have the rule's defaults. */
  readonly hyper?: Hyper;
}

/**
 * Any rule with state of any width, for programs that choose both as they run. What is said of blocks and
 * maps plays no part in 32 bits.
 *
 * @throws OptimizerError, NumericsError as the class does
 */
export function optimizerFor({ rule, bits, hyper = {}, ...state }: OptimizerOptions): BlockwiseOptimizer {
  checkOptions("hyper", hyper, "{ learningRate: 0.001 }");
  checkOptionNames(state, stateNames);
  return new BlockwiseOptimizer({ rule, bits, hyper, ...stateDefaults(bits), ...withoutUndefined(state) });
}

/** Any rule with 32-bit state. @throws OptimizerError, NumericsError as the class does */
export function optimizer32(rule: string, hyper: Hyper = {}): BlockwiseOptimizer {
  return optimizerFor({ rule, bits: 32, hyper });
}

/** Any rule with block-wise 8-bit state. @throws OptimizerError, NumericsError as the class does */
export function optimizer8bit(rule: string, hyper: Hyper = {}, state: StateOptions = {}): BlockwiseOptimizer {
  checkOptions("state", state, "{ blockSize: 256 }");
  return optimizerFor({ ...state, rule, bits: 8, hyper });
}

/**
 * Any rule with block-wise 4-bit state, as Li et al. 2023 (arXiv 2309.01507) in its simpler form: 16 values
 * are few, and parameters with the smallest gradients of a block move too little.
 *
 * @throws OptimizerError, NumericsError as the class does
 */
export function optimizer4bit(rule: string, hyper: Hyper = {}, state: StateOptions = {}): BlockwiseOptimizer {
  checkOptions("state", state, "{ blockSize: 256 }");
  return optimizerFor({ ...state, rule, bits: 4, hyper });
}

/** Adam with 32-bit state: 8 bytes a parameter. @throws OptimizerError, NumericsError as the class does */
export function adam32(options: AdamOptions = {}): BlockwiseOptimizer {
  return adamWith(32, options);
}

/**
 * Adam with block-wise 8-bit state: 2 bytes a parameter, and 8 a block.
 *
 * @throws OptimizerError, NumericsError as the class does
 */
export function adam8bit(options: AdamOptions & StateOptions = {}): BlockwiseOptimizer {
  return adamWith(8, options);
}

/**
 * Adam with block-wise 4-bit state: 1 byte a parameter, and 8 a block.
 *
 * @throws OptimizerError, NumericsError as the class does
 */
export function adam4bit(options: AdamOptions & StateOptions = {}): BlockwiseOptimizer {
  return adamWith(4, options);
}

function adamWith(bits: StateBits, options: AdamOptions & StateOptions): BlockwiseOptimizer {
  checkOptions("options", options, "{ learningRate: 0.001 }");
  checkOptionNames(options, [...Object.keys(ruleNamed("adam").defaults), ...stateNames]);
  const { blockSize, map, mapValues, min8bitSize, keep32, ...hyper } = options;
  const state = { blockSize, map, mapValues, min8bitSize, keep32 };
  return optimizerFor({ rule: "adam", bits, hyper: withoutUndefined(hyper), ...state });
}

/** An option given as undefined means its default, as one left out does. */
function withoutUndefined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
