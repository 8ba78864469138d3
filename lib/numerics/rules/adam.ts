import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import {
  LONG_STEP,
  MOMENT_COEFFICIENTS,
  MOMENT_DEFAULTS,
  type MomentCoefficient,
  prepareMoments,
} from "./moments";
import type { Cell, Hyper, Rule } from "./rule";
import { type ClipCoefficient, updateClip } from "./updateClip";

const f = Math.fround;

const defaults = {
  ...MOMENT_DEFAULTS,
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
 * written as the kernel writes it, p + stepSize * (m / (sqrt(r) + c2 epsilon)) with stepSize = -learningRate
 * c2 / c1. As in the reference the weight decay is always decoupled (so "adam" with decay is AdamW) and comes
 * after the update, and an element whose gradient is NaN or infinite keeps its parameter and restarts with m
 * = r = 0.
 */
export const adam: Rule<MomentCoefficient | ClipCoefficient, "adam", keyof typeof defaults> = {
  name: "adam",
  label: "Adam",
  states: [
    { symbol: "m", label: "first moment", signed: true },
    { symbol: "r", label: "second moment", signed: false },
  ],
  defaults,
  longStep: LONG_STEP,
  coefficients: [...MOMENT_COEFFICIENTS, "correction2", "updateClip"],
  prepare,
  tensorWide: updateClip,
  apply: applyAdam,
};

function prepare(hyper: Hyper, step: number): Coefficients<MomentCoefficient | ClipCoefficient> {
  const h = readHyper(defaults, hyper, step);
  return roundCoefficients({
    ...prepareMoments(h, step),
    correction2: 1 - h.beta2 ** step,
    updateClip: h.updateClip,
  });
}

/** Advances one parameter and its two moments by one step of Adam, AdamW or LAMB. */
export function applyAdam(cell: Cell, c: Coefficients<MomentCoefficient>): void {
  if (!Number.isFinite(cell.g)) {
    cell.s.fill(0);
    return;
  }
  const g = f(cell.g * c.gnormScale);
  const r = f(f(cell.s[1] * c.beta2) + f(f(c.oneMinusBeta2 * g) * g));
  const m = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
  const denominator = f(f(Math.sqrt(r)) + c.scaledEpsilon);
  const p = f(f(cell.p + f(c.stepSize * f(m / denominator))) * c.keep);
  cell.p = p;
  cell.s[0] = m;
  cell.s[1] = r;
}
