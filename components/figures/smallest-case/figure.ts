import { defineFigure } from "@/components/figure/figure";
import { SMALLEST_CASE } from "@/lib/findings/setups";
import { LEAPING_RULES, SMALLEST_STEPS } from "@/lib/findings/smallestCase";
import { ruleNamed } from "@/lib/numerics/rules";
import type { OptionsTable } from "@/lib/options/options";

export const smallestCaseOptions = {
  gradient: {
    kind: "choice",
    ordered: true,
    label: "Second gradient",
    help: "Gradient of weight 2 in step 1. Those of weights 3 and 4 are 10 and 100 times as large.",
    url: "g2",
    choices: [0.01, 0.001, 0.0005, 0.0003, 0.0001, 0.00001, 0.000001].map((value) => ({
      value,
      label: String(value),
    })),
    default: SMALLEST_CASE.gradient,
  },
  epsilon: {
    kind: "choice",
    label: "Epsilon",
    help: "Added to the root of r in the denominator of the step.",
    url: "eps",
    choices: [1e-8, 1e-7, 1e-6].map((value) => ({ value, label: value.toExponential().replace("-", "−") })),
    default: SMALLEST_CASE.epsilon,
  },
  bits: {
    kind: "choice",
    label: "Bits of a code",
    help: "Bits in the two storages other than 32-bit.",
    url: "bits",
    choices: ([8, 4] as const).map((value) => ({ value, label: String(value) })),
    default: SMALLEST_CASE.bits,
  },
  rule: {
    kind: "choice",
    label: "Rule",
    help: "A rule that divides by the root of a second moment, with its usual learning rate and no decay.",
    url: "rule",
    choices: LEAPING_RULES.map((name) => ({ value: name, label: ruleNamed(name).label })),
    default: SMALLEST_CASE.rule,
  },
  step: {
    kind: "number",
    label: "Step",
    help: "The step that the tables show.",
    url: "step",
    min: 1,
    max: SMALLEST_STEPS,
    step: 1,
    default: 2,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "The smallest case",
  caption: "Follow five weights step by step and see which storage of r makes one of them leap.",
  chapter: "outliers",
  options: smallestCaseOptions,
});
