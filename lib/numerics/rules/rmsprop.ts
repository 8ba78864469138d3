import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-2,
  /** Share of the old average that is kept. */
  alpha: 0.99,
  epsilon: 1e-8,
  weightDecay: 0,
  gnormScale: 1,
  /** 1: the update divides the raw gradient, as the reference's 8-bit kernel does. 0: the scaled, decayed one. */
  rawGradient: 1,
};

/**
 * RMSprop (reference: the one-state kernel).
 *
 *     g' = gnormScale * g + weightDecay * p
 *     r = alpha * r + (1 - alpha) g'^2
 *     p = p - learningRate * g / (sqrt(r) + epsilon)
 *
 * Two quirks of the reference are followed by default. The update divides g, not g', although r holds g'; with
 * neither weight decay nor gnormScale they are equal, and the option rawGradient = 0 takes g'. And r, never
 * negative, is stored with the signed map, so half of the codes are idle; to correct that, give makeState8 the
 * unsigned map for signed states too. No guard against NaN.
 */
export const rmsprop: Rule = {
  name: "rmsprop",
  label: "RMSprop",
  states: [{ symbol: "r", label: "second moment", signed: true }],
  defaults,
  coefficients: [
    "learningRate",
    "alpha",
    "oneMinusAlpha",
    "epsilon",
    "weightDecay",
    "gnormScale",
    "rawGradient",
  ],
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  // An average as Adam's; AdEMAMix calls a factor alpha, which may be larger.
  const h = readHyper(defaults, hyper, step, { alpha: { least: 0, below: 1 } });
  return Float32Array.of(
    h.learningRate,
    h.alpha,
    1 - h.alpha,
    h.epsilon,
    h.weightDecay,
    h.gnormScale,
    h.rawGradient,
  );
}

function apply(cell: Cell, c: Float32Array): void {
  const learningRate = c[0];
  const alpha = c[1];
  const oneMinusAlpha = c[2];
  const epsilon = c[3];
  const weightDecay = c[4];
  const gnormScale = c[5];
  const rawGradient = c[6];
  const { s } = cell;
  let g = f(cell.g * gnormScale);
  if (weightDecay > 0) g = f(g + f(cell.p * weightDecay));
  s[0] = f(f(s[0] * alpha) + f(oneMinusAlpha * f(g * g)));
  const numerator = rawGradient > 0 ? cell.g : g;
  const denominator = f(f(Math.sqrt(s[0])) + epsilon);
  cell.p = f(cell.p - f(learningRate * f(numerator / denominator)));
}
