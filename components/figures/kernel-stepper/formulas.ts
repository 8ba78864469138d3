import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { BlockTrace } from "@/lib/numerics/trace8";
import type { messages } from "./messages";

/**
 * The formulas of an update rule, in the order of its kernel. A name in brackets is a coefficient of the step
 * or a number of the value, printed as its symbol or as the number; a prime marks new values. Gradient scale
 * and weight decay are left out, since this figure uses neither; a test compares the formulas with the rules.
 */
interface Formulas {
  readonly update: readonly string[];
  readonly step: readonly string[];
  /** Key of the sentence that explains symbols that are not obvious. */
  readonly where?: keyof typeof messages;
}

const adam: Formulas = {
  update: ["[m'] = [beta1] · [m] + [oneMinusBeta1] · [g]", "[r'] = [beta2] · [r] + [oneMinusBeta2] · [g]²"],
  step: ["[p'] = [p] + [stepSize] · [m'] / (√[r'] + [scaledEpsilon])"],
  where: "where.adam",
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

/** Returns the formulas of a rule. */
export const formulasOf = ({ name }: Rule): Formulas => FORMULAS[name];

/** Symbols of the coefficients, which are the same for all values of a step. */
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

/** Returns a formula with symbols in place of the names in brackets. */
export const inSymbols = (formula: string) =>
  formula.replace(NAME, (_, name: string) => (SYMBOLS[name] ?? name).replace("'", "′"));

/** Returns the right side of a formula with the numbers of one value in place of the names in brackets. */
export const inNumbers = (
  formula: string,
  numberOf: (name: string) => number,
  print: (x: number) => string,
) =>
  formula.slice(formula.indexOf("= ") + 2).replace(NAME, (_, name: string) => {
    const text = print(numberOf(name));
    return text.startsWith("−") ? `(${text})` : text;
  });

/** Returns a function from a name in a formula to its number, for one value of a block. */
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
