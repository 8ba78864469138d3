import { adam, applyAdam } from "./adam";
import { readHyper } from "./hyper";
import {
  firstMoment,
  GNORM_SCALE,
  KEEP,
  momentCoefficients,
  prepareMoments,
  SCALED_EPSILON,
  STEP_SIZE,
  scaleLearningRate,
  secondMoment,
} from "./moments";
import type { Hyper, Rule, TensorWide } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  gnormScale: 1,
  /** 1: with the trust ratio. 0: without, as the reference's block kernels; then it is Adam. */
  trustRatio: 1,
};

/** Places among the coefficients. */
const LEARNING_RATE = 8;
const TRUST_RATIO = 9;

/**
 * LAMB's trust ratio: |p| / |u| over one tensor, where u is the update of one learning rate, weight decay included.
 * 1 where one of them is 0. It has no upper bound, as in the paper's experiments.
 */
const trustRatio: TensorWide = {
  needed: (c) => c[TRUST_RATIO] > 0,

  measure({ p, g: gradient, s }, c, sums) {
    sums[0] += p * p;
    // Such an element does not move.
    if (!Number.isFinite(gradient)) return;
    const g = f(gradient * c[GNORM_SCALE]);
    const denominator = f(f(Math.sqrt(secondMoment(s[1], g, c))) + c[SCALED_EPSILON]);
    const move = f(c[STEP_SIZE] * f(firstMoment(s[0], g, c) / denominator));
    const update = move - (1 - c[KEEP]) * p;
    sums[1] += update * update;
  },

  rescale(c, sums) {
    if (sums[0] > 0 && sums[1] > 0) scaleLearningRate(c, c[LEARNING_RATE] * Math.sqrt(sums[0] / sums[1]));
  },
};

/**
 * LAMB (You et al. 2020, arXiv 1904.00962): Adam whose learning rate is scaled, tensor by tensor, by a trust ratio.
 *
 *     u = (m / c1) / (sqrt(r) / c2 + epsilon) + weightDecay p
 *     p = p - learningRate * (|p| / |u|) * u
 *
 * so that each tensor moves by the same share of its own size. The reference dropped the ratio in its block-wise
 * kernels, where LAMB runs as Adam (its older kernels had a clip instead: they shrank updates above a share of |p|, and
 * never enlarged one); trustRatio = 0 does the same. As in adam here, the decay is applied after the rest of the
 * update, which differs from the formula by learningRate^2 weightDecay u, and NaN or infinite gradients are passed over.
 */
export const lamb: Rule = {
  name: "lamb",
  label: "LAMB",
  states: adam.states,
  defaults,
  coefficients: [...momentCoefficients, "learningRate", "trustRatio"],
  prepare,
  tensorWide: trustRatio,
  apply: applyAdam,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  return Float32Array.of(...prepareMoments(h, step), h.learningRate, h.trustRatio);
}
