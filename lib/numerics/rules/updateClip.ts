import { checkLength } from "../blockChecks";
import { type Coefficients, roundCoefficients } from "./coefficients";
import type { MomentCoefficient } from "./moments";
import type { TensorWide } from "./rule";

const f = Math.fround;

/** The name of a coefficient that the clip needs besides those of the moments: 1 - beta2^t, and 1 for on. */
export type ClipCoefficient = "correction2" | "updateClip";

/**
 * The update clip of StableAdamW (Wortsman et al. 2023, arXiv 2304.13013), for each tensor, off by default:
 *
 *     RMS = sqrt(mean(g^2 / max(r / (1 - beta2^t), epsilon^2)))
 *     learningRate_t = learningRate / max(1, RMS)
 *
 * Where gradients grow suddenly, r lags behind and the update would be too large for some steps; the authors
 * saw losses jump then. In steady training RMS is about 1, and nothing changes. The whole learning rate is
 * scaled, so the decoupled weight decay is too. The corrected second moment is taken, since the authors' r
 * has its correction built in; with the bare one RMS would be 32 in the first step. Elements whose gradient
 * is NaN or infinite, which do not move, count as 0.
 */
export const updateClip: TensorWide<MomentCoefficient | ClipCoefficient> = {
  needed: (c) => c.updateClip > 0,

  measure(cell, c, sums) {
    if (!Number.isFinite(cell.g)) return;
    const g = f(cell.g * c.gnormScale);
    // 0 / 0 for an element that never had a gradient, if epsilon is 0.
    if (g === 0) return;
    const r = f(f(cell.s[1] * c.beta2) + f(f(c.oneMinusBeta2 * g) * g));
    sums[0] += (g * g) / Math.max(r, c.scaledEpsilon ** 2);
  },

  rescale(c, sums, n) {
    // scaledEpsilon^2 = (1 - beta2^t) epsilon^2, so the correction is a factor of the whole.
    const rms = Math.sqrt((c.correction2 * sums[0]) / n);
    const factor = 1 / Math.max(1, rms);
    return roundCoefficients({ ...c, stepSize: c.stepSize * factor, keep: 1 - factor * (1 - c.keep) });
  },
};

/**
 * Returns the RMS of one tensor by which the clip would divide the learning rate, where it is above 1.
 *
 * @param c coefficients of the step that follows
 * @param r second moments before that step
 * @throws NumericsError if the arrays differ in length
 */
export function updateRms(
  c: Coefficients<MomentCoefficient | ClipCoefficient>,
  grads: Float32Array,
  r: Float32Array,
): number {
  checkLength("r", r, grads.length);
  const sums = new Float64Array(2);
  const cell = { p: 0, g: 0, s: new Float32Array(2) };
  for (let i = 0; i < grads.length; i++) {
    cell.g = grads[i];
    cell.s[1] = r[i];
    updateClip.measure(cell, c, sums);
  }
  return Math.sqrt((c.correction2 * sums[0]) / grads.length);
}
