import { NumericsError } from "../errors";
import { adadelta } from "./adadelta";
import { adagrad } from "./adagrad";
import { adam } from "./adam";
import { adamax } from "./adamax";
import { adamw } from "./adamw";
import { ademamix } from "./ademamix";
import { lamb } from "./lamb";
import { lars } from "./lars";
import { lion } from "./lion";
import { momentum } from "./momentum";
import { muon } from "./muon";
import { nesterov } from "./nesterov";
import { rmsprop } from "./rmsprop";
import type { Rule } from "./rule";
import { sgd } from "./sgd";
import { tfAdagrad } from "./tfAdagrad";
import { tfRmsprop } from "./tfRmsprop";
import { tfRmspropCentered } from "./tfRmspropCentered";

/**
 * The one list of update rules, in the order in which pickers show them. A new optimizer is one entry here.
 */
const LIST = [
  adam,
  adamw,
  momentum,
  rmsprop,
  adagrad,
  lion,
  ademamix,
  lamb,
  lars,
  muon,
] as const satisfies readonly Rule[];

/**
 * The rules of tf.train that are none of the above, with its formulas. The optimizers offer them. Pickers, recordings
 * and measurements do not.
 */
const TF_LIST = [
  sgd,
  nesterov,
  tfAdagrad,
  adadelta,
  tfRmsprop,
  tfRmspropCentered,
  adamax,
] as const satisfies readonly Rule[];

/** The update rules that pickers show, for code that takes any of them. */
export const RULES: readonly Rule[] = LIST;

/** The other rules of tf.train. */
export const TF_RULES: readonly Rule[] = TF_LIST;

const ALL_RULES: readonly Rule[] = [...LIST, ...TF_LIST];

type AnyRule = (typeof LIST)[number] | (typeof TF_LIST)[number];

/** Name of an update rule. A rule whose type does not carry its name is left out. */
export type RuleName = NameIn<AnyRule>;
type NameIn<R> = R extends Rule<string, infer N> ? (string extends N ? never : N) : never;

/** Hyper-parameters that a rule has, by name; those left out have the rule's defaults. */
export type HyperOf<N extends RuleName> = {
  readonly [K in keyof Extract<AnyRule, { readonly name: N }>["defaults"]]?: number;
};

/** Returns the rule of a name. @throws NumericsError if there is no rule of that name */
export function ruleNamed(name: string): Rule {
  const found = ALL_RULES.find((rule) => rule.name === name);
  if (!found)
    throw new NumericsError("rule", name, `one of ${ALL_RULES.map((rule) => rule.name).join(", ")}`);
  return found;
}

export type { Coefficients } from "./coefficients";
export type { Cell, Hyper, Rule, StateSpec } from "./rule";
