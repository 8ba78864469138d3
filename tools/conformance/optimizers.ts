import { type Hyper, type Rule, ruleNamed } from "@/lib/numerics/rules";
import type { Codes } from "./engine";

/** Our rule for each optimizer that the files name (with or without "8bit" behind it). */
const RULE_OF: Readonly<Record<string, string>> = {
  adam: "adam",
  adamw: "adamw",
  // The reference's 8-bit block kernels leave out the trust ratio: LAMB is Adam there, and LARS is momentum.
  lamb: "adam",
  lars: "momentum",
  sgd: "momentum",
  momentum: "momentum",
  rmsprop: "rmsprop",
  adagrad: "adagrad",
  lion: "lion",
  ademamix: "ademamix",
};

/** @throws Error if no rule covers that optimizer */
export function recordedRule(optimizer: string): Rule {
  const name = RULE_OF[optimizer.replace(/8bit$/, "")];
  if (name === undefined) throw new Error(`not covered: the optimizer "${optimizer}"`);
  return ruleNamed(name);
}

/** Hyper-parameters under the names of the files. */
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

/** The same under our names. The files' beta1 is the momentum of momentum and the alpha of rmsprop. */
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
 * The recorded states in the order of the rule's.
 *
 * Rules of two signed states (AdEMAMix) keep both in the reference's state 1, m2 after m1. The absmax of m2's
 * block b is number floor(n / blockSize) + b there.
 *
 * @throws Error if the file has fewer states than the rule
 */
export function recordedStates(rule: Rule, blockSize: number, { state1, state2 }: RecordedStates): Codes[] {
  if (rule.states.length < 3) {
    const states = state2 ? [state1, state2] : [state1];
    if (states.length !== rule.states.length) throw new Error(`${states.length} states for ${rule.name}`);
    return states;
  }
  if (!state2) throw new Error(`no second state for ${rule.name}`);
  const n = state2.codes.length;
  const blocks = state2.absmax.length;
  const second = Math.floor(n / blockSize);
  if (state1.codes.length !== 2 * n || state1.absmax.length < second + blocks) {
    throw new Error(`state 1 does not hold two states of ${n} values`);
  }
  return [
    { codes: state1.codes.subarray(0, n), absmax: state1.absmax.subarray(0, blocks) },
    { codes: state1.codes.subarray(n), absmax: state1.absmax.subarray(second, second + blocks) },
    state2,
  ];
}

/**
 * Blocks whose recorded values mean nothing: where n is no multiple of the block size, the reference's AdEMAMix
 * lets the last block of m1 and the first of m2 overwrite each other's absmax, in no fixed order.
 */
export function unsoundBlocks(rule: Rule, n: number, blockSize: number): ReadonlySet<number> {
  const shared = rule.states.length === 3 && n % blockSize !== 0;
  return new Set(shared ? [0, Math.floor(n / blockSize)] : []);
}
