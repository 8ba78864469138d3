import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-2, momentum: 0.9, weightDecay: 0, gnormScale: 1 };

const coefficients = ["learningRate", "momentum", "weightDecay", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/**
 * SGD with Nesterov's momentum, as `tf.train.momentum` with `useNesterov`.
 *
 *     g = gnormScale * g + weightDecay * p
 *     m = momentum * m + g
 *     p = p - learningRate * (g + momentum * m)
 */
export const nesterov: Rule<Name, "nesterov", keyof typeof defaults> = {
  name: "nesterov",
  label: "Nesterov momentum",
  states: [{ symbol: "m", label: "momentum", signed: true }],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  return roundCoefficients(readHyper(defaults, hyper, step, { momentum: { least: 0 } }));
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  const m = f(f(cell.s[0] * c.momentum) + g);
  cell.s[0] = m;
  cell.p = f(cell.p - f(c.learningRate * f(g + f(c.momentum * m))));
}
