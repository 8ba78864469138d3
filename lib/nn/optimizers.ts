/** The drop-in optimizers by name. Most programs need `adam8bit`. */

import { type HyperOf, type RuleName, ruleNamed } from "@/lib/numerics/rules";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4 } from "@/lib/numerics/step4";
import type { AdamOptions, Scheduled } from "./adamOptions";
import { OptimizerError } from "./errors";
import { CLIP_OPTIONS, type ClipOptions, clipOf } from "./gradientClip";
import { BlockwiseOptimizer } from "./optimizer";
import { checkOptionNames, checkOptions } from "./optimizerChecks";
import type { StateBits, StateOptions } from "./optimizerConfig";
import { groupConfigOf, type ParameterGroup } from "./parameterGroups";
import { ADAM_EPSILON, STATE_DEFAULTS, withoutUndefined } from "./plainConfig";
import type { Schedule } from "./stepHyper";

/** The defaults of 8 bits, with smaller blocks for 4 bits, which have fewer codes. */
const stateDefaults = (bits: StateBits) => ({
  ...STATE_DEFAULTS,
  ...(bits === 4 && { blockSize: BLOCK_SIZE_4 }),
});

/** Names of the options for the storage of state. */
const STATE_OPTIONS = ["blockSize", "map", "mapValues", "min8bitSize", "keep32"];
/** Names of the options that are neither storage nor hyper-parameters. */
const STEP_OPTIONS = ["groups", ...CLIP_OPTIONS];

export type { AdamOptions, Scheduled };

/** Options of the steps of an optimizer. @typeParam H hyper-parameters of the rule */
export interface StepOptions<H extends object> extends ClipOptions {
  /** Of several groups that match a variable, the last that has a setting decides on it. */
  readonly groups?: readonly ParameterGroup<H>[];
}

/**
 * A rule, the bits of its state, and all options of an optimizer. Names may be known at run time only: they are checked
 * when the optimizer is made, and not by types.
 */
export interface OptimizerOptions extends Omit<StateOptions, "map">, ClipOptions {
  /** Name in the list of rules. */
  readonly rule: string;
  /** Name in the list of maps. */
  readonly map?: string;
  readonly bits: StateBits;
  /** Hyper-parameters of the rule; those left out have the rule's defaults. */
  readonly hyper?: Readonly<Record<string, number | Schedule | undefined>>;
  /** Variables with settings of their own. */
  readonly groups?: readonly (ParameterGroup<Readonly<Record<string, unknown>>> | ParameterGroup)[];
}

/**
 * Makes an optimizer of any rule with state of any width, for programs that choose both at run time. Options
 * for blocks and maps are ignored in 32 bits.
 *
 * @throws OptimizerError or NumericsError as the constructor of the class
 */
export function optimizerFor({
  rule,
  bits,
  hyper = {},
  groups,
  clipValue,
  clipNorm,
  globalClipNorm,
  ...state
}: OptimizerOptions): BlockwiseOptimizer {
  checkOptions("hyper", hyper, "{ learningRate: 0.001 }");
  checkOptionNames(state, [...STATE_OPTIONS, ...STEP_OPTIONS]);
  if (groups !== undefined && !Array.isArray(groups))
    throw new OptimizerError("groups", String(groups), 'a list, as in [{ match: "bias", weightDecay: 0 }]');
  const { learningRate, ...others } = withoutUndefined(hyper);
  const schedule = typeof learningRate === "function" ? learningRate : undefined;
  const rate = schedule ? schedule(1) : learningRate;
  const clip = clipOf({ clipValue, clipNorm, globalClipNorm });
  const config = {
    rule,
    bits,
    // No other hyper-parameter may be a function, which the constructor refuses.
    hyper: { ...others, ...(rate !== undefined && { learningRate: rate }) } as Hyper,
    ...stateDefaults(bits),
    ...withoutUndefined(state),
    ...(Object.keys(clip).length > 0 && { clip }),
    ...(groups && { groups: groups.map((group, i) => groupConfigOf(group, i + 1)) }),
  };
  return new BlockwiseOptimizer(config, schedule);
}

/**
 * Makes an optimizer of any rule with 32-bit state. @throws OptimizerError or NumericsError as `optimizerFor`
 */
export function optimizer32<N extends RuleName>(
  rule: N,
  hyper: Scheduled<HyperOf<N>> = {},
  options: StepOptions<HyperOf<N>> = {},
): BlockwiseOptimizer {
  checkOptions("options", options, "{ clipNorm: 1 }");
  checkOptionNames(options, STEP_OPTIONS);
  return optimizerFor({ ...options, rule, bits: 32, hyper });
}

/**
 * Makes an optimizer of any rule with block-wise 8-bit state. @throws OptimizerError or NumericsError as
 * `optimizerFor`
 */
export function optimizer8bit<N extends RuleName>(
  rule: N,
  hyper: Scheduled<HyperOf<N>> = {},
  state: StateOptions & StepOptions<HyperOf<N>> = {},
): BlockwiseOptimizer {
  checkOptions("state", state, "{ blockSize: 256 }");
  return optimizerFor({ ...state, rule, bits: 8, hyper });
}

/**
 * Makes an optimizer of any rule with block-wise 4-bit state, after Li et al. 2023 (arXiv 2309.01507) in its
 * simpler form. 16 values are few: parameters with the smallest gradients of a block move too little.
 *
 * @throws OptimizerError or NumericsError as `optimizerFor`
 */
export function optimizer4bit<N extends RuleName>(
  rule: N,
  hyper: Scheduled<HyperOf<N>> = {},
  state: StateOptions & StepOptions<HyperOf<N>> = {},
): BlockwiseOptimizer {
  checkOptions("state", state, "{ blockSize: 256 }");
  return optimizerFor({ ...state, rule, bits: 4, hyper });
}

/**
 * Makes Adam with 32-bit state: 8 bytes a parameter. @throws OptimizerError or NumericsError as
 * `optimizerFor`
 */
export function adam32(options: Scheduled<AdamOptions> & StepOptions<AdamOptions> = {}): BlockwiseOptimizer {
  return adamWith(32, options);
}

/**
 * Makes Adam with block-wise 8-bit state: 2 bytes a parameter, and 8 a block.
 *
 * @throws OptimizerError or NumericsError as `optimizerFor`
 */
export function adam8bit(
  options: Scheduled<AdamOptions> & StateOptions & StepOptions<AdamOptions> = {},
): BlockwiseOptimizer {
  return adamWith(8, options);
}

/**
 * Makes Adam with block-wise 4-bit state: 1 byte a parameter, and 8 a block.
 *
 * @throws OptimizerError or NumericsError as `optimizerFor`
 */
export function adam4bit(
  options: Scheduled<AdamOptions> & StateOptions & StepOptions<AdamOptions> = {},
): BlockwiseOptimizer {
  return adamWith(4, options);
}

function adamWith(
  bits: StateBits,
  options: Scheduled<AdamOptions> & StateOptions & StepOptions<AdamOptions>,
): BlockwiseOptimizer {
  checkOptions("options", options, "{ learningRate: 0.001 }");
  checkOptionNames(options, [...Object.keys(ruleNamed("adam").defaults), ...STATE_OPTIONS, ...STEP_OPTIONS]);
  const {
    blockSize,
    map,
    mapValues,
    min8bitSize,
    keep32,
    groups,
    clipValue,
    clipNorm,
    globalClipNorm,
    ...hyper
  } = options;
  const state = {
    blockSize,
    map,
    mapValues,
    min8bitSize,
    keep32,
    groups,
    clipValue,
    clipNorm,
    globalClipNorm,
  };
  const given = { epsilon: ADAM_EPSILON, ...withoutUndefined(hyper) };
  return optimizerFor({ rule: "adam", bits, hyper: given, ...state });
}
