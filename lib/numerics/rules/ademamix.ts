import { NumericsError } from "../errors";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  beta3: 0.9999,
  /** Weight of the slow average in the update. */
  alpha: 5,
  epsilon: 1e-8,
  weightDecay: 1e-2,
  gnormScale: 1,
  /** Steps over which alpha grows from 0; 0 for none. */
  alphaWarmup: 0,
  /** Steps over which beta3 grows from beta1; 0 for none. Both betas must be above 0 then. */
  beta3Warmup: 0,
};

/**
 * AdEMAMix (Pagliardini et al. 2024; reference: the two-state kernel with a third state).
 *
 *     m1 = beta1 m1 + (1 - beta1) g        fast average, bias-corrected
 *     m2 = beta3 m2 + (1 - beta3) g        slow average, not corrected
 *     r  = beta2 r + (1 - beta2) g^2
 *     p = p - learningRate * (m1 / c1 + alpha m2) / (sqrt(r) / c2 + epsilon)
 *     p = p * (1 - learningRate * weightDecay)
 *
 * As in Adam a NaN or infinite gradient leaves the parameter and restarts the states. The reference packs m2 after
 * m1 and, where n is no multiple of the block size, lets the last block of m1 and the first of m2 share one absmax
 * by accident; here every block has its own.
 */
export const ademamix: Rule = {
  name: "ademamix",
  label: "AdEMAMix",
  states: [
    { symbol: "m1", label: "fast first moment", signed: true },
    { symbol: "m2", label: "slow first moment", signed: true },
    { symbol: "r", label: "second moment", signed: false },
  ],
  defaults,
  coefficients: [
    "beta1",
    "oneMinusBeta1",
    "beta2",
    "oneMinusBeta2",
    "beta3",
    "oneMinusBeta3",
    "learningRate",
    "inverseCorrection1",
    "inverseCorrection2",
    "alpha",
    "epsilon",
    "keep",
    "gnormScale",
  ],
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  const alpha = h.alphaWarmup > 0 ? Math.min((step * h.alpha) / h.alphaWarmup, h.alpha) : h.alpha;
  const beta3 = f(h.beta3Warmup > 0 ? warmedBeta3(h.beta1, h.beta3, step / h.beta3Warmup) : h.beta3);
  return Float32Array.of(
    h.beta1,
    1 - h.beta1,
    h.beta2,
    1 - h.beta2,
    beta3,
    1 - beta3,
    h.learningRate,
    1 / (1 - h.beta1 ** step),
    1 / Math.sqrt(1 - h.beta2 ** step),
    alpha,
    h.epsilon,
    1 - h.learningRate * h.weightDecay,
    h.gnormScale,
  );
}

/** beta3 on its way from beta1: the half-life of the average grows linearly. `share` is step / warm-up steps. */
function warmedBeta3(beta1: number, beta3: number, share: number): number {
  // An average with beta 0 has a half-life of 0, whose logarithm is not finite.
  for (const [name, beta] of Object.entries({ beta1, beta3 })) {
    if (beta === 0) throw new NumericsError(name, beta, "above 0 while beta3 grows from beta1 (beta3Warmup)");
  }
  const log1 = Math.log(beta1);
  const log3 = Math.log(beta3);
  return Math.min(Math.exp((log1 * log3) / ((1 - share) * log3 + share * log1)), beta3);
}

function apply(cell: Cell, c: Float32Array): void {
  const beta1 = c[0];
  const oneMinusBeta1 = c[1];
  const beta2 = c[2];
  const oneMinusBeta2 = c[3];
  const beta3 = c[4];
  const oneMinusBeta3 = c[5];
  const learningRate = c[6];
  const inverseCorrection1 = c[7];
  const inverseCorrection2 = c[8];
  const alpha = c[9];
  const epsilon = c[10];
  const keep = c[11];
  const gnormScale = c[12];
  const { s } = cell;
  if (!Number.isFinite(cell.g)) {
    s.fill(0);
    return;
  }
  const g = f(cell.g * gnormScale);
  const m1 = f(f(s[0] * beta1) + f(oneMinusBeta1 * g));
  const m2 = f(f(s[1] * beta3) + f(oneMinusBeta3 * g));
  const r = f(f(s[2] * beta2) + f(f(oneMinusBeta2 * g) * g));
  const numerator = f(f(m1 * inverseCorrection1) + f(alpha * m2));
  const denominator = f(f(f(Math.sqrt(r)) * inverseCorrection2) + epsilon);
  const p = f(cell.p - f(learningRate * f(numerator / denominator)));
  cell.p = f(p * keep);
  s[0] = m1;
  s[1] = m2;
  s[2] = r;
}
