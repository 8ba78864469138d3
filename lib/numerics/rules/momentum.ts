import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-2, momentum: 0.9, weightDecay: 0, gnormScale: 1 };

const coefficients = ["learningRate", "momentum", "weightDecay", "gnormScale"] as const;

/** The name of one of momentum's coefficients; LARS has them too. */
export type MomentumCoefficient = (typeof coefficients)[number];

/**
 * SGD with momentum (paper section 1.2; reference: the one-state kernel).
 *
 *     g = gnormScale * g + weightDecay * p
 *     m = momentum * m + g          (first step: m = g)
 *     p = p - learningRate * m
 *
 * No factor (1 - momentum) and no bias correction. Weight decay is coupled: it enters the momentum. There is
 * no guard against NaN in the reference's one-state kernel, so a NaN gradient makes this parameter NaN.
 */
export const momentum: Rule<MomentumCoefficient, "momentum", keyof typeof defaults> = {
  name: "momentum",
  label: "Momentum",
  states: [{ symbol: "m", label: "momentum", signed: true }],
  defaults,
  // The update is not divided by the gradient's size. At ten times Adam's rate our small tasks diverge.
  rateOverAdam: 3,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<MomentumCoefficient> {
  const h = readHyper(defaults, hyper, step, { momentum: { least: 0 } });
  return roundCoefficients({
    learningRate: h.learningRate,
    // With factor 0 the first step is m = g.
    momentum: step === 1 ? 0 : h.momentum,
    weightDecay: h.weightDecay,
    gnormScale: h.gnormScale,
  });
}

function apply(cell: Cell, c: Coefficients<MomentumCoefficient>): void {
  let g = f(cell.g * c.gnormScale);
  if (c.weightDecay > 0) g = f(g + f(cell.p * c.weightDecay));
  const m = f(f(cell.s[0] * c.momentum) + g);
  cell.s[0] = m;
  cell.p = f(cell.p - f(c.learningRate * m));
}
