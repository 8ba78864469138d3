import { adam } from "./adam";
import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 0.02,
  momentum: 0.95,
  weightDecay: 0,
  gnormScale: 1,
  /** Adam's learning rate, for tensors that are no matrices, as a share of Muon's. */
  adamRate: 0.05,
  beta1: adam.defaults.beta1,
  beta2: adam.defaults.beta2,
  epsilon: adam.defaults.epsilon,
};

/** The kernel that applies a direction reads the first two (kernels/apply-direction.wgsl). */
const coefficients = ["learningRate", "keep", "momentum", "oneMinusMomentum", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/**
 * Muon (Jordan and others 2024; github.com/KellerJordan/Muon, muon.py): momentum whose direction is orthogonalized.
 *
 *     m = momentum m + (1 - momentum) g
 *     u = momentum m + (1 - momentum) g                      (Nesterov)
 *     O = newtonSchulz(u)                                    of the whole matrix
 *     p = p (1 - learningRate weightDecay) - learningRate sqrt(max(1, outputs / inputs)) O
 *
 * `apply` advances one parameter without the third line, p = keep p - learningRate u, and so do the kernels. The
 * optimizer applies it to zeros in the place of a matrix, orthogonalizes the result, whose length does not matter, and
 * moves the matrix along it (applyDirection.ts). Embeddings, output layers and vectors are moved by Adam. The public
 * code gives Adam a learning rate of 3e-4 beside Muon's 0.02, betas of 0.9 and 0.95 and an epsilon of 1e-10; here it
 * has the defaults of `adam`, at a rate of 1e-3 beside 0.02. As in the public code there is no guard against NaN.
 */
export const muon: Rule<Name, "muon", keyof typeof defaults> = {
  name: "muon",
  label: "Muon",
  states: [{ symbol: "m", label: "momentum", signed: true }],
  defaults,
  rateOverAdam: 1 / defaults.adamRate,
  coefficients,
  matrices: { others: adam, hyperOfOthers },
  prepare,
  apply,
};

function hyperOfOthers(hyper: Hyper): Hyper {
  const { learningRate, adamRate, beta1, beta2, epsilon, weightDecay, gnormScale } = {
    ...defaults,
    ...hyper,
  };
  return { learningRate: learningRate * adamRate, beta1, beta2, epsilon, weightDecay, gnormScale };
}

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step, { adamRate: { least: 0 }, momentum: { least: 0, below: 1 } });
  // Adam's ranges hold for its own hyper-parameters.
  adam.prepare(hyperOfOthers(h), step);
  return roundCoefficients({
    learningRate: h.learningRate,
    keep: 1 - h.learningRate * h.weightDecay,
    momentum: h.momentum,
    oneMinusMomentum: 1 - h.momentum,
    gnormScale: h.gnormScale,
  });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(c.oneMinusMomentum * f(cell.g * c.gnormScale));
  const m = f(f(cell.s[0] * c.momentum) + g);
  cell.s[0] = m;
  const u = f(f(m * c.momentum) + g);
  cell.p = f(f(cell.p * c.keep) - f(c.learningRate * u));
}
