import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-2,
  /** Share of the old average that is kept. */
  alpha: 0.99,
  epsilon: 1e-8,
  weightDecay: 0,
  gnormScale: 1,
  /**
   * 1: the update divides the raw gradient, as the reference's 8-bit kernel does. 0: the scaled, decayed one.
   */
  rawGradient: 1,
};

const coefficients = [
  "learningRate",
  "alpha",
  "oneMinusAlpha",
  "epsilon",
  "weightDecay",
  "gnormScale",
  "rawGradient",
] as const;
type Name = (typeof coefficients)[number];

/**
 * RMSprop (reference: the one-state kernel).
 *
 *     g' = gnormScale * g + weightDecay * p
 *     r = alpha * r + (1 - alpha) g'^2
 *     p = p - learningRate * g / (sqrt(r) + epsilon)
 *
 * Two quirks of the reference are followed by default. The update divides g, not g', although r holds g';
 * with neither weight decay nor gnormScale they are equal, and the option rawGradient = 0 takes g'. And r,
 * never negative, is stored with the signed map, so that half of the codes are never used; to correct that,
 * pass the unsigned map to makeState8 for signed states too. No guard against NaN.
 */
export const rmsprop: Rule<Name, "rmsprop", keyof typeof defaults> = {
  name: "rmsprop",
  label: "RMSprop",
  states: [{ symbol: "r", label: "second moment", signed: true, nonNegative: true }],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  // Here alpha is the decay of an average, below 1 like Adam's betas. AdEMAMix has a factor of that name,
  // with no bound.
  const h = readHyper(defaults, hyper, step, { alpha: { least: 0, below: 1 } });
  return roundCoefficients({
    learningRate: h.learningRate,
    alpha: h.alpha,
    oneMinusAlpha: 1 - h.alpha,
    epsilon: h.epsilon,
    weightDecay: h.weightDecay,
    gnormScale: h.gnormScale,
    rawGradient: h.rawGradient,
  });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  let g = f(cell.g * c.gnormScale);
  if (c.weightDecay > 0) g = f(g + f(cell.p * c.weightDecay));
  const r = f(f(cell.s[0] * c.alpha) + f(c.oneMinusAlpha * f(g * g)));
  cell.s[0] = r;
  const numerator = c.rawGradient > 0 ? cell.g : g;
  const denominator = f(f(Math.sqrt(r)) + c.epsilon);
  cell.p = f(cell.p - f(c.learningRate * f(numerator / denominator)));
}
