/** Translates optimizers, hyper-parameters and states of the vector files into ours. */
import { type Hyper, type Rule, ruleNamed } from "@/lib/numerics/rules";
import type { Codes } from "./engine";

/** Our rule for each optimizer of the files, whose name may end in "8bit". */
const RULE_OF: Readonly<Record<string, string>> = {
  adam: "adam",
  adamw: "adamw",
  // The reference's 8-bit block kernels omit the trust ratio, so that LAMB is Adam there and LARS is
  // momentum.
  lamb: "adam",
  lars: "momentum",
  sgd: "momentum",
  momentum: "momentum",
  rmsprop: "rmsprop",
  adagrad: "adagrad",
  lion: "lion",
  ademamix: "ademamix",
};

/**
 * Returns our rule for an optimizer of the files.
 *
 * @throws Error if there is none
 */
export function recordedRule(optimizer: string): Rule {
  const name = RULE_OF[optimizer.replace(/8bit$/, "")];
  if (name === undefined)
    throw new Error(`optimizer is "${optimizer}", but must be one of ${Object.keys(RULE_OF).join(", ")}`);
  return ruleNamed(name);
}

/** Hyper-parameters with the names of the files. */
export interface HyperJson {
  readonly lr: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly beta3?: number;
  readonly betas?: readonly number[];
  readonly alpha?: number;
  readonly eps?: number;
  readonly weight_decay?: number;
  readonly gnorm_scale?: number;
  readonly t_alpha?: number | null;
  readonly t_beta3?: number | null;
}

/**
 * Translates hyper-parameters into our names. The files' beta1 is the momentum of momentum and the alpha of
 * rmsprop.
 */
export function recordedHyper(rule: Rule, json: HyperJson): Hyper {
  const beta1 = json.beta1 ?? json.betas?.[0];
  const named: Record<string, number | null | undefined> = {
    learningRate: json.lr,
    beta1,
    beta2: json.beta2 ?? json.betas?.[1],
    beta3: json.beta3 ?? json.betas?.[2],
    momentum: beta1,
    alpha: rule.name === "rmsprop" ? beta1 : json.alpha,
    epsilon: json.eps,
    weightDecay: json.weight_decay,
    gnormScale: json.gnorm_scale,
    alphaWarmup: json.t_alpha,
    beta3Warmup: json.t_beta3,
  };
  const given = Object.entries(named).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return Object.fromEntries(given);
}

/** The reference's state 1 (signed map) and state 2 (unsigned map) of one tensor. */
export interface RecordedStates {
  readonly state1: Codes;
  readonly state2?: Codes;
}

/**
 * Returns the recorded states in the order of the rule's states.
 *
 * The reference stores the two signed states of AdEMAMix in state 1, m2 after m1. The absmax of block b of m2
 * has the index floor(n / blockSize) + b there.
 *
 * @throws Error if the file has fewer states than the rule
 */
export function recordedStates(rule: Rule, blockSize: number, { state1, state2 }: RecordedStates): Codes[] {
  if (rule.states.length < 3) {
    const states = state2 ? [state1, state2] : [state1];
    if (states.length !== rule.states.length)
      throw new Error(
        `number of states of ${rule.name} is ${states.length}, but must be ${rule.states.length}`,
      );
    return states;
  }
  if (!state2) throw new Error(`number of states of ${rule.name} is 1, but must be 2`);
  const n = state2.codes.length;
  const blocks = state2.absmax.length;
  const second = Math.floor(n / blockSize);
  if (state1.codes.length !== 2 * n || state1.absmax.length < second + blocks) {
    throw new Error(`length of state 1 is ${state1.codes.length}, but must be two states of ${n} values`);
  }
  return [
    { codes: state1.codes.subarray(0, n), absmax: state1.absmax.subarray(0, blocks) },
    { codes: state1.codes.subarray(n), absmax: state1.absmax.subarray(second, second + blocks) },
    state2,
  ];
}

/**
 * Returns the blocks whose recorded values are meaningless: if n is not a multiple of the block size, the
 * last block of m1 and the first block of m2 overwrite each other's absmax in the reference's AdEMAMix, in no
 * fixed order.
 */
export function unsoundBlocks(rule: Rule, n: number, blockSize: number): ReadonlySet<number> {
  const shared = rule.states.length === 3 && n % blockSize !== 0;
  return new Set(shared ? [0, Math.floor(n / blockSize)] : []);
}
