import { adam, applyAdam } from "./adam";
import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import { MOMENT_COEFFICIENTS, MOMENT_DEFAULTS, prepareMoments } from "./moments";
import type { Hyper, Rule, TensorWide } from "./rule";

const f = Math.fround;

const defaults = {
  ...MOMENT_DEFAULTS,
  /** 1: with the trust ratio. 0: without it, as in the reference's block-wise kernels; then LAMB is Adam. */
  trustRatio: 1,
};

const coefficients = [...MOMENT_COEFFICIENTS, "learningRate", "trustRatio"] as const;
type Name = (typeof coefficients)[number];

/**
 * LAMB's trust ratio: |p| / |u| over one tensor, where u is the update of one learning rate, weight decay
 * included. 1 where either norm is 0. It has no upper bound, as in the paper's experiments.
 */
const trustRatio: TensorWide<Name> = {
  needed: (c) => c.trustRatio > 0,

  measure(cell, c, sums) {
    const g = f(cell.g * c.gnormScale);
    const r = f(f(cell.s[1] * c.beta2) + f(f(c.oneMinusBeta2 * g) * g));
    const m = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
    const u = f(c.stepSize * f(m / f(f(Math.sqrt(r)) + c.scaledEpsilon))) - (1 - c.keep) * cell.p;
    sums[0] += cell.p * cell.p;
    // A parameter whose gradient is NaN or infinite does not move.
    if (Number.isFinite(cell.g)) sums[1] += u * u;
  },

  rescale(c, sums) {
    if (!(sums[0] > 0 && sums[1] > 0)) return c;
    const trust = c.learningRate * Math.sqrt(sums[0] / sums[1]);
    return roundCoefficients({ ...c, stepSize: c.stepSize * trust, keep: 1 - trust * (1 - c.keep) });
  },
};

/**
 * LAMB (You et al. 2020, arXiv 1904.00962): Adam whose learning rate is scaled, tensor by tensor, by a trust
 * ratio.
 *
 *     u = (m / c1) / (sqrt(r) / c2 + epsilon) + weightDecay p
 *     p = p - learningRate * (|p| / |u|) * u
 *
 * so that each tensor moves by the same share of its own size. The reference dropped the ratio in its
 * block-wise kernels, where LAMB runs as Adam (its older kernels had a clip instead: they shrank updates
 * above a share of |p|, and never enlarged one); trustRatio = 0 does the same. As in adam here, the decay is
 * applied after the rest of the update, which differs from the formula by learningRate^2 weightDecay u, and
 * parameters whose gradient is NaN or infinite do not move.
 */
export const lamb: Rule<Name, "lamb", keyof typeof defaults> = {
  name: "lamb",
  label: "LAMB",
  states: adam.states,
  defaults,
  coefficients,
  prepare,
  tensorWide: trustRatio,
  apply: applyAdam,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step);
  const { learningRate, trustRatio } = h;
  return roundCoefficients({ ...prepareMoments(h, step), learningRate, trustRatio });
}
