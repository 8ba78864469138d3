import { GNORM_SCALE, SCALED_EPSILON, scaleLearningRate, secondMoment } from "./moments";
import type { TensorWide } from "./rule";

const f = Math.fround;

/** Places among the coefficients of adam and adamw. */
const CORRECTION2 = 8;
const UPDATE_CLIP = 9;

/**
 * The update clip of StableAdamW (Wortsman et al. 2023, arXiv 2304.13013), for each tensor, off by default:
 *
 *     RMS = sqrt(mean(g^2 / max(r / (1 - beta2^t), epsilon^2)))
 *     learningRate_t = learningRate / max(1, RMS)
 *
 * Where gradients grow suddenly, r lags behind and the update would be too large for some steps; the authors saw
 * losses jump then. In steady training RMS is about 1, and nothing changes. The whole learning rate is scaled, so
 * the decoupled weight decay is too. The corrected second moment is taken, since the authors' r has its correction
 * built in; with the bare one RMS would be 32 in the first step. Elements whose gradient is NaN or infinite, which do
 * not move, count as 0.
 */
export const updateClip: TensorWide = {
  needed: (c) => c[UPDATE_CLIP] > 0,

  measure(cell, c, sums) {
    if (!Number.isFinite(cell.g)) return;
    const g = f(cell.g * c[GNORM_SCALE]);
    // 0 / 0 for an element that never had a gradient, if epsilon is 0.
    if (g === 0) return;
    const r = secondMoment(cell.s[1], g, c);
    sums[0] += (g * g) / Math.max(r, c[SCALED_EPSILON] ** 2);
  },

  rescale(c, sums, n) {
    // scaledEpsilon^2 = (1 - beta2^t) epsilon^2, so the correction is a factor of the whole.
    const rms = Math.sqrt((c[CORRECTION2] * sums[0]) / n);
    scaleLearningRate(c, 1 / Math.max(1, rms));
  },
};
