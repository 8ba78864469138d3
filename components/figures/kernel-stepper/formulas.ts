import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { BlockTrace } from "@/lib/numerics/trace8";

/**
 * What a rule does, in the order in which its kernel does it. A name in brackets is a number of the step or of the
 * value: shown as its symbol, or as the number. A prime marks what is new. Gradients are not scaled and weights do not
 * decay here, so those factors are left out; a test compares the formulas with the rules.
 */
interface Formulas {
  readonly update: readonly string[];
  readonly step: readonly string[];
  /** What is not plain among the symbols. */
  readonly where?: string;
}

const adam: Formulas = {
  update: ["[m'] = [beta1] · [m] + [oneMinusBeta1] · [g]", "[r'] = [beta2] · [r] + [oneMinusBeta2] · [g]²"],
  step: ["[p'] = [p] + [stepSize] · [m'] / (√[r'] + [scaledEpsilon])"],
  where: "s is minus the learning rate; in s and ε are the bias corrections, computed once a step.",
};

const FORMULAS: Readonly<Record<string, Formulas>> = {
  adam,
  momentum: {
    update: ["[m'] = [momentum] · [m] + [g]"],
    step: ["[p'] = [p] − [learningRate] · [m']"],
  },
  rmsprop: {
    update: ["[r'] = [alpha] · [r] + [oneMinusAlpha] · [g]²"],
    step: ["[p'] = [p] − [learningRate] · [g] / (√[r'] + [epsilon])"],
  },
  adagrad: {
    update: ["[r'] = [r] + [g]²"],
    step: ["[p'] = [p] − [learningRate] · [g] / (√[r'] + [epsilon])"],
  },
  lion: {
    update: ["[m'] = [beta2] · [m] + [oneMinusBeta2] · [g]"],
    step: ["[p'] = [p] − [learningRate] · sign([beta1] · [m] + [oneMinusBeta1] · [g])"],
  },
};

export const formulasOf = ({ name }: Rule): Formulas => FORMULAS[name];

/** How the numbers that are the same for the whole step are written. */
const SYMBOLS: Readonly<Record<string, string>> = {
  beta1: "β₁",
  oneMinusBeta1: "(1 − β₁)",
  beta2: "β₂",
  oneMinusBeta2: "(1 − β₂)",
  stepSize: "s",
  scaledEpsilon: "ε",
  epsilon: "ε",
  momentum: "μ",
  learningRate: "η",
  alpha: "α",
  oneMinusAlpha: "(1 − α)",
};

const NAME = /\[([\w']+)\]/g;

export const inSymbols = (formula: string) =>
  formula.replace(NAME, (_, name: string) => (SYMBOLS[name] ?? name).replace("'", "′"));

/** The part behind the equals sign, with the numbers of one value. */
export const inNumbers = (
  formula: string,
  numberOf: (name: string) => number,
  print: (x: number) => string,
) =>
  formula.slice(formula.indexOf("= ") + 2).replace(NAME, (_, name: string) => {
    const text = print(numberOf(name));
    return text.startsWith("−") ? `(${text})` : text;
  });

/** The numbers that the formulas name, for one value of a block. */
export function numbersOf(rule: Rule, c: Coefficients, trace: BlockTrace, index: number) {
  return (name: string): number => {
    if (name in c) return c[name];
    if (name === "g") return trace.grads[index];
    if (name === "p") return trace.params[index];
    if (name === "p'") return trace.paramsAfter[index];
    const state = trace.states[rule.states.findIndex(({ symbol }) => symbol === name[0])];
    return name.endsWith("'") ? state.fresh[index] : state.before[index];
  };
}
