import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-3, rho: 0.95, epsilon: 1e-7, weightDecay: 0, gnormScale: 1 };

const coefficients = ["learningRate", "rho", "oneMinusRho", "epsilon", "weightDecay", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/**
 * Adadelta (Zeiler 2012, arXiv 1212.5701) as `tf.train.adadelta` has it: the update divides by the average of squares
 * from before this step, where the paper takes the one after it.
 *
 *     g = gnormScale * g + weightDecay * p
 *     d = sqrt(u + epsilon) / sqrt(r + epsilon) * g
 *     r = rho * r + (1 - rho) g^2
 *     u = rho * u + (1 - rho) d^2
 *     p = p - learningRate * d
 */
export const adadelta: Rule<Name, "adadelta", keyof typeof defaults> = {
  name: "adadelta",
  label: "Adadelta",
  states: [
    { symbol: "r", label: "second moment", signed: false },
    { symbol: "u", label: "second moment of updates", signed: false },
  ],
  defaults,
  // The first steps are as long as gradients; later ones follow sqrt(epsilon).
  rateOverAdam: 100,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step, { rho: { least: 0, below: 1 } });
  return roundCoefficients({ ...h, oneMinusRho: 1 - h.rho });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const [r, u] = cell.s;
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  const d = f(f(f(Math.sqrt(f(u + c.epsilon))) / f(Math.sqrt(f(r + c.epsilon)))) * g);
  cell.s[0] = f(f(r * c.rho) + f(c.oneMinusRho * f(g * g)));
  cell.s[1] = f(f(u * c.rho) + f(c.oneMinusRho * f(d * d)));
  cell.p = f(cell.p - f(c.learningRate * d));
}
