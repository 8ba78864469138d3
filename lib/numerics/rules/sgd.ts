import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-2, weightDecay: 0, gnormScale: 1 };

const coefficients = ["learningRate", "weightDecay", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/**
 * Stochastic gradient descent without momentum, as `tf.train.sgd`: the one rule without state.
 *
 *     g = gnormScale * g + weightDecay * p
 *     p = p - learningRate * g
 */
export const sgd: Rule<Name, "sgd", keyof typeof defaults> = {
  name: "sgd",
  label: "SGD",
  states: [],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  return roundCoefficients(readHyper(defaults, hyper, step));
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  cell.p = f(cell.p - f(c.learningRate * g));
}
