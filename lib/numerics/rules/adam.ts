import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  /** Factor on every gradient; clipping by the global norm sets it. */
  gnormScale: 1,
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
  coefficients: [
    "beta1",
    "oneMinusBeta1",
    "beta2",
    "oneMinusBeta2",
    "stepSize",
    "scaledEpsilon",
    "keep",
    "gnormScale",
  ],
  prepare,
  apply,
};

/** Coefficients of step t = `step`; the betas are rounded to float32 first, so that c1 and c2 belong to them. */
function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  const c1 = 1 - h.beta1 ** step;
  const c2 = Math.sqrt(1 - h.beta2 ** step);
  return Float32Array.of(
    h.beta1,
    1 - h.beta1,
    h.beta2,
    1 - h.beta2,
    (-h.learningRate * c2) / c1,
    c2 * h.epsilon,
    1 - h.learningRate * h.weightDecay,
    h.gnormScale,
  );
}

function apply(cell: Cell, c: Float32Array): void {
  const beta1 = c[0];
  const oneMinusBeta1 = c[1];
  const beta2 = c[2];
  const oneMinusBeta2 = c[3];
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
  const r = f(f(s[1] * beta2) + f(f(oneMinusBeta2 * g) * g));
  const m = f(f(s[0] * beta1) + f(oneMinusBeta1 * g));
  const denominator = f(f(Math.sqrt(r)) + scaledEpsilon);
  const p = f(cell.p + f(stepSize * f(m / denominator)));
  cell.p = f(p * keep);
  s[0] = m;
  s[1] = r;
}
