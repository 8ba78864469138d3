import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-4, beta1: 0.9, weightDecay: 0, gnormScale: 1 };

const coefficients = ["learningRate", "beta1", "oneMinusBeta1", "keep", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/** Signum (Bernstein et al. 2018): the sign of a running mean moves a parameter. An example for CONTRIBUTING.md. */
export const signum: Rule<Name, "signum", keyof typeof defaults> = {
  name: "signum",
  label: "Signum",
  states: [{ symbol: "m", label: "first moment", signed: true }],
  defaults,
  rateOverAdam: 0.1,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step);
  return roundCoefficients({
    learningRate: h.learningRate,
    beta1: h.beta1,
    oneMinusBeta1: 1 - h.beta1,
    keep: 1 - h.learningRate * h.weightDecay,
    gnormScale: h.gnormScale,
  });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(cell.g * c.gnormScale);
  const m = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
  cell.s[0] = m;
  cell.p = f(f(cell.p * c.keep) - c.learningRate * sign(m));
}

/** The sign of x; 0 for NaN. */
const sign = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);
