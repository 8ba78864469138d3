import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-4, beta1: 0.9, beta2: 0.99, weightDecay: 0, gnormScale: 1 };

const coefficients = [
  "learningRate",
  "beta1",
  "oneMinusBeta1",
  "beta2",
  "oneMinusBeta2",
  "keep",
  "gnormScale",
] as const;
type Name = (typeof coefficients)[number];

/**
 * Lion (Chen et al. 2023; reference: the one-state kernel).
 *
 *     p = p * (1 - learningRate * weightDecay)
 *     u = learningRate * sign(beta1 m + (1 - beta1) g)
 *     m = beta2 m + (1 - beta2) g
 *     p = p - u
 *
 * Weight decay is decoupled and, unlike Adam's here, comes before the update. Only the sign of the moment
 * counts, so a change of its last bit can flip a whole update where the two terms cancel. No guard against
 * NaN: the sign of NaN is taken as 0, and m stays NaN.
 */
export const lion: Rule<Name, "lion", keyof typeof defaults> = {
  name: "lion",
  label: "Lion",
  states: [{ symbol: "m", label: "first moment", signed: true }],
  defaults,
  // The step has no denominator: each parameter moves by the whole rate. Its authors take 3 to 10 times less
  // than AdamW's.
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
    beta2: h.beta2,
    oneMinusBeta2: 1 - h.beta2,
    keep: 1 - h.learningRate * h.weightDecay,
    gnormScale: h.gnormScale,
  });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(cell.g * c.gnormScale);
  const direction = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
  cell.s[0] = f(f(cell.s[0] * c.beta2) + f(c.oneMinusBeta2 * g));
  cell.p = f(f(cell.p * c.keep) - c.learningRate * sign(direction));
}

/** The sign of x; 0 for NaN. */
const sign = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);
