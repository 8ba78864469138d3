import { readHyper } from "./hyper";
import { firstMoment, momentCoefficients, prepareMoments, secondMoment } from "./moments";
import type { Cell, Hyper, Rule } from "./rule";
import { updateClip } from "./updateClip";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  /** Factor on every gradient; clipping by the global norm sets it. */
  gnormScale: 1,
  /** 1: bound the size of the update by the tensor's mean square, as StableAdamW does (updateClip.ts). */
  updateClip: 0,
};

/**
 * Adam (paper section 1.2, with the bias corrections of Kingma and Ba; reference: the two-state kernel).
 *
 *     m = beta1 m + (1 - beta1) g
 *     r = beta2 r + (1 - beta2) g^2
 *     p = p - learningRate * (m / c1) / (sqrt(r) / c2 + epsilon)     c1 = 1 - beta1^t, c2 = sqrt(1 - beta2^t)
 *     p = p * (1 - learningRate * weightDecay)
 *
 * written as the kernel writes it, p + stepSize * (m / (sqrt(r) + c2 epsilon)) with stepSize = -learningRate c2 / c1.
 * As in the reference the weight decay is always decoupled (so "adam" with decay is AdamW) and comes after the
 * update, and an element whose gradient is NaN or infinite keeps its parameter and restarts with m = r = 0.
 */
export const adam: Rule = {
  name: "adam",
  label: "Adam",
  states: [
    { symbol: "m", label: "first moment", signed: true },
    { symbol: "r", label: "second moment", signed: false },
  ],
  defaults,
  coefficients: [...momentCoefficients, "correction2", "updateClip"],
  prepare,
  tensorWide: updateClip,
  apply: applyAdam,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  return Float32Array.of(...prepareMoments(h, step), 1 - h.beta2 ** step, h.updateClip);
}

/** Advance one parameter by coefficients that begin with `momentCoefficients`: Adam, AdamW, LAMB. */
export function applyAdam(cell: Cell, c: Float32Array): void {
  const stepSize = c[4];
  const scaledEpsilon = c[5];
  const keep = c[6];
  const gnormScale = c[7];
  const { s } = cell;
  if (!Number.isFinite(cell.g)) {
    s[0] = 0;
    s[1] = 0;
    return;
  }
  const g = f(cell.g * gnormScale);
  const r = secondMoment(s[1], g, c);
  const m = firstMoment(s[0], g, c);
  const denominator = f(f(Math.sqrt(r)) + scaledEpsilon);
  const p = f(cell.p + f(stepSize * f(m / denominator)));
  cell.p = f(p * keep);
  s[0] = m;
  s[1] = r;
}
