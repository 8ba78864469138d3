import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-2,
  epsilon: 1e-10,
  weightDecay: 0,
  gnormScale: 1,
  /** 1: the update divides the raw gradient, as the reference's 8-bit kernel does. 0: the scaled, decayed one. */
  rawGradient: 1,
};

/**
 * Adagrad (reference: the one-state kernel).
 *
 *     g' = gnormScale * g + weightDecay * p
 *     r = r + g'^2
 *     p = p - learningRate * g / (sqrt(r) + epsilon)
 *
 * The quirks of rmsprop hold here too: the update divides the raw g (rawGradient = 0 takes g'), r is stored
 * with the signed map though it is never negative, and there is no guard against NaN. With 8-bit state r stops
 * growing where g'^2 is smaller than half the distance to the next code.
 */
export const adagrad: Rule = {
  name: "adagrad",
  label: "Adagrad",
  states: [{ symbol: "r", label: "sum of squared gradients", signed: true }],
  defaults,
  // r only grows, so that steps become ever smaller.
  rateOverAdam: 10,
  coefficients: ["learningRate", "epsilon", "weightDecay", "gnormScale", "rawGradient"],
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  return Float32Array.of(h.learningRate, h.epsilon, h.weightDecay, h.gnormScale, h.rawGradient);
}

function apply(cell: Cell, c: Float32Array): void {
  const learningRate = c[0];
  const epsilon = c[1];
  const weightDecay = c[2];
  const gnormScale = c[3];
  const rawGradient = c[4];
  const { s } = cell;
  let g = f(cell.g * gnormScale);
  if (weightDecay > 0) g = f(g + f(cell.p * weightDecay));
  s[0] = f(s[0] + f(g * g));
  const numerator = rawGradient > 0 ? cell.g : g;
  const denominator = f(f(Math.sqrt(s[0])) + epsilon);
  cell.p = f(cell.p - f(learningRate * f(numerator / denominator)));
}
