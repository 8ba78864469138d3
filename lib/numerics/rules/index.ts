import { NumericsError } from "../errors";
import { adagrad } from "./adagrad";
import { adam } from "./adam";
import { adamw } from "./adamw";
import { ademamix } from "./ademamix";
import { lamb } from "./lamb";
import { lars } from "./lars";
import { lion } from "./lion";
import { momentum } from "./momentum";
import { muon } from "./muon";
import { rmsprop } from "./rmsprop";
import type { Rule } from "./rule";

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

/** All update rules, for code that takes any of them. */
export const RULES: readonly Rule[] = LIST;

/** Name of an update rule. A rule whose type does not carry its name is left out. */
export type RuleName = NameIn<(typeof LIST)[number]>;
type NameIn<R> = R extends Rule<string, infer N> ? (string extends N ? never : N) : never;

/** Hyper-parameters that a rule has, by name; those left out have the rule's defaults. */
export type HyperOf<N extends RuleName> = {
  readonly [K in keyof Extract<(typeof LIST)[number], { readonly name: N }>["defaults"]]?: number;
};

/** Returns the rule of a name. @throws NumericsError if there is no rule of that name */
export function ruleNamed(name: string): Rule {
  const found = RULES.find((rule) => rule.name === name);
  if (!found) throw new NumericsError("rule", name, `one of ${RULES.map((rule) => rule.name).join(", ")}`);
  return found;
}

export type { Coefficients } from "./coefficients";
export type { Cell, Hyper, Rule, StateSpec } from "./rule";
