import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import { momentum } from "./momentum";
import type { Hyper, Rule, TensorWide } from "./rule";

const f = Math.fround;

const defaults = {
  /** Large beside other rules, because trustCoefficient is small. */
  learningRate: 1,
  momentum: 0.9,
  weightDecay: 0,
  gnormScale: 1,
  /** The share of its own size by which a tensor moves at learning rate 1. */
  trustCoefficient: 1e-3,
  /**
   * 1: with the trust ratio. 0: without it, as in the reference's block-wise kernels; then LARS is momentum.
   */
  trustRatio: 1,
};

const coefficients = [...momentum.coefficients, "trustCoefficient", "trustRatio"] as const;
type Name = (typeof coefficients)[number];

/** LARS's trust ratio over one tensor; elements whose gradient is NaN or infinite do not count in |g|. */
const trustRatio: TensorWide<Name> = {
  needed: (c) => c.trustRatio > 0,

  measure(cell, c, sums) {
    const g = f(cell.g * c.gnormScale);
    sums[0] += cell.p * cell.p;
    if (Number.isFinite(cell.g)) sums[1] += g * g;
  },

  rescale(c, sums) {
    const size = Math.sqrt(sums[0]);
    const gradient = Math.sqrt(sums[1]);
    const ratio = size > 0 && gradient > 0 ? size / (gradient + c.weightDecay * size) : 1;
    const trust = c.trustCoefficient * ratio;
    return roundCoefficients({ ...c, weightDecay: c.weightDecay * trust, gnormScale: c.gnormScale * trust });
  },
};

/**
 * LARS (You et al. 2017, arXiv 1708.03888): momentum whose gradient is scaled, tensor by tensor, by a trust
 * ratio.
 *
 *     trust = trustCoefficient * |p| / (|g| + weightDecay |p|)      the quotient is 1 where |p| or |g| is 0
 *     m = momentum * m + trust * (g + weightDecay p)
 *     p = p - learningRate * m
 *
 * The ratio stands before the momentum, as its authors have it. The reference dropped it in its block-wise
 * kernels, where LARS runs as momentum; trustRatio = 0 does the same.
 */
export const lars: Rule<Name, "lars", keyof typeof defaults> = {
  name: "lars",
  label: "LARS",
  states: momentum.states,
  defaults,
  // A large rate makes up for trustCoefficient.
  rateOverAdam: 300,
  coefficients,
  prepare,
  tensorWide: trustRatio,
  apply: momentum.apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step, { momentum: { least: 0 }, trustCoefficient: { least: 0 } });
  const { trustCoefficient, trustRatio } = h;
  return roundCoefficients({ ...momentum.prepare(h, step), trustCoefficient, trustRatio });
}
