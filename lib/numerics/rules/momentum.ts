import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-2, momentum: 0.9, weightDecay: 0, gnormScale: 1 };

/**
 * SGD with momentum (paper section 1.2; reference: the one-state kernel).
 *
 *     g = gnormScale * g + weightDecay * p
 *     m = momentum * m + g          (first step: m = g)
 *     p = p - learningRate * m
 *
 * No factor (1 - momentum) and no bias correction. Weight decay is coupled: it enters the momentum. There is no
 * guard against NaN in the reference's one-state kernel, so a NaN gradient makes this parameter NaN.
 */
export const momentum: Rule = {
  name: "momentum",
  label: "Momentum",
  states: [{ symbol: "m", label: "momentum", signed: true }],
  defaults,
  // Gradients are not scaled to one. With ten times, small tasks of ours leave the range of numbers.
  rateOverAdam: 3,
  coefficients: ["learningRate", "momentum", "weightDecay", "gnormScale"],
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  // Factor 0 in the first step is what "m = g" means.
  return Float32Array.of(h.learningRate, step === 1 ? 0 : h.momentum, h.weightDecay, h.gnormScale);
}

function apply(cell: Cell, c: Float32Array): void {
  const learningRate = c[0];
  const momentum = c[1];
  const weightDecay = c[2];
  const gnormScale = c[3];
  const { s } = cell;
  let g = f(cell.g * gnormScale);
  if (weightDecay > 0) g = f(g + f(cell.p * weightDecay));
  s[0] = f(f(s[0] * momentum) + g);
  cell.p = f(cell.p - f(learningRate * s[0]));
}
