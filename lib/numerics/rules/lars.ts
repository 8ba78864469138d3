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
  /** By which share of its own size a tensor moves at learning rate 1. */
  trustCoefficient: 1e-3,
  /** 1: with the trust ratio. 0: without, as the reference's block kernels; then it is momentum. */
  trustRatio: 1,
};

/** Places among the coefficients. */
const WEIGHT_DECAY = 2;
const GNORM_SCALE = 3;
const TRUST_COEFFICIENT = 4;
const TRUST_RATIO = 5;

/** LARS's trust ratio over one tensor; elements whose gradient is NaN or infinite do not count in |g|. */
const trustRatio: TensorWide = {
  needed: (c) => c[TRUST_RATIO] > 0,

  measure({ p, g: gradient }, c, sums) {
    sums[0] += p * p;
    if (!Number.isFinite(gradient)) return;
    const g = f(gradient * c[GNORM_SCALE]);
    sums[1] += g * g;
  },

  rescale(c, sums) {
    const size = Math.sqrt(sums[0]);
    const gradient = Math.sqrt(sums[1]);
    const ratio = size > 0 && gradient > 0 ? size / (gradient + c[WEIGHT_DECAY] * size) : 1;
    const trust = c[TRUST_COEFFICIENT] * ratio;
    c[WEIGHT_DECAY] *= trust;
    c[GNORM_SCALE] *= trust;
  },
};

/**
 * LARS (You et al. 2017, arXiv 1708.03888): momentum whose gradient is scaled, tensor by tensor, by a trust ratio.
 *
 *     trust = trustCoefficient * |p| / (|g| + weightDecay |p|)      the quotient is 1 where |p| or |g| is 0
 *     m = momentum * m + trust * (g + weightDecay p)
 *     p = p - learningRate * m
 *
 * The ratio stands before the momentum, as its authors have it. The reference dropped it in its block-wise kernels,
 * where LARS runs as momentum; trustRatio = 0 does the same.
 */
export const lars: Rule = {
  name: "lars",
  label: "LARS",
  states: momentum.states,
  defaults,
  // It makes up for trustCoefficient.
  rateOverAdam: 300,
  coefficients: [...momentum.coefficients, "trustCoefficient", "trustRatio"],
  prepare,
  tensorWide: trustRatio,
  apply: momentum.apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  return Float32Array.of(...momentum.prepare(h, step), h.trustCoefficient, h.trustRatio);
}
