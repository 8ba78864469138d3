/** lib/numerics/rules/index.ts with Adam alone. */
import { NumericsError } from "@/lib/numerics/errors";
import { adam } from "@/lib/numerics/rules/adam";
import type { Rule } from "@/lib/numerics/rules/rule";

export const RULES: readonly Rule[] = [adam];

export const TF_RULES: readonly Rule[] = [];

/** Returns Adam. @throws NumericsError for any other name */
export function ruleNamed(name: string): Rule {
  if (name === adam.name) return adam;
  throw new NumericsError("rule", name, `${adam.name}; the entry "blockwise-optimizers" has the others`);
}
