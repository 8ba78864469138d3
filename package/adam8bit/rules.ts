/** lib/numerics/rules/index.ts with Adam alone, and without the update clip. */
import { NumericsError } from "@/lib/numerics/errors";
import { adam } from "@/lib/numerics/rules/adam";
import type { Rule } from "@/lib/numerics/rules/rule";

const OTHERS = 'the entry "blockwise-optimizers" has';

const alone: Rule = {
  ...adam,
  prepare: (hyper, step) => {
    const { updateClip } = hyper;
    if (updateClip) throw new NumericsError("updateClip", updateClip, `0; ${OTHERS} it`);
    return adam.prepare(hyper, step);
  },
};

export const RULES: readonly Rule[] = [alone];

export const TF_RULES: readonly Rule[] = [];

/** Returns Adam. @throws NumericsError for any other name */
export function ruleNamed(name: string): Rule {
  if (name === alone.name) return alone;
  throw new NumericsError("rule", name, `${alone.name}; ${OTHERS} the others`);
}
