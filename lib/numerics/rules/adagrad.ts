import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-2,
  epsilon: 1e-10,
  weightDecay: 0,
  gnormScale: 1,
  /**
   * 1: the update divides the raw gradient, as the reference's 8-bit kernel does. 0: the scaled, decayed one.
   */
  rawGradient: 1,
};

const coefficients = ["learningRate", "epsilon", "weightDecay", "gnormScale", "rawGradient"] as const;
type Name = (typeof coefficients)[number];

/**
 * Adagrad (reference: the one-state kernel).
 *
 *     g' = gnormScale * g + weightDecay * p
 *     r = r + g'^2
 *     p = p - learningRate * g / (sqrt(r) + epsilon)
 *
 * The quirks of rmsprop apply here too: the update divides the raw g (rawGradient = 0 takes g'), r is stored
 * with the signed map though it is never negative, and there is no guard against NaN. With 8-bit state r
 * stops growing where g'^2 is smaller than half the distance to the next code.
 */
export const adagrad: Rule<Name, "adagrad", keyof typeof defaults> = {
  name: "adagrad",
  label: "Adagrad",
  states: [{ symbol: "r", label: "sum of squared gradients", signed: true, nonNegative: true }],
  defaults,
  // r only grows, so that steps become smaller and smaller.
  rateOverAdam: 10,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const { learningRate, epsilon, weightDecay, gnormScale, rawGradient } = readHyper(defaults, hyper, step);
  return roundCoefficients({ learningRate, epsilon, weightDecay, gnormScale, rawGradient });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  let g = f(cell.g * c.gnormScale);
  if (c.weightDecay > 0) g = f(g + f(cell.p * c.weightDecay));
  const r = f(cell.s[0] + f(g * g));
  cell.s[0] = r;
  const numerator = c.rawGradient > 0 ? cell.g : g;
  const denominator = f(f(Math.sqrt(r)) + c.epsilon);
  cell.p = f(cell.p - f(c.learningRate * f(numerator / denominator)));
}
