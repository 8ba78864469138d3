import { NumericsError } from "../errors";
import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import { LONG_STEP } from "./moments";
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

const coefficients = [
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
] as const;
type Name = (typeof coefficients)[number];

/**
 * AdEMAMix (Pagliardini et al. 2024; reference: the two-state kernel with a third state).
 *
 *     m1 = beta1 m1 + (1 - beta1) g        fast average, bias-corrected
 *     m2 = beta3 m2 + (1 - beta3) g        slow average, not corrected
 *     r  = beta2 r + (1 - beta2) g^2
 *     p = p - learningRate * (m1 / c1 + alpha m2) / (sqrt(r) / c2 + epsilon)
 *     p = p * (1 - learningRate * weightDecay)
 *
 * As in Adam a NaN or infinite gradient leaves the parameter and restarts the states. The reference packs m2
 * after m1 and, where n is no multiple of the block size, lets the last block of m1 and the first of m2 share
 * one absmax by accident; here every block has its own.
 */
export const ademamix: Rule<Name, "ademamix", keyof typeof defaults> = {
  name: "ademamix",
  label: "AdEMAMix",
  states: [
    { symbol: "m1", label: "fast first moment", signed: true },
    { symbol: "m2", label: "slow first moment", signed: true },
    { symbol: "r", label: "second moment", signed: false },
  ],
  defaults,
  longStep: LONG_STEP,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step, { beta3: { least: 0, below: 1 }, alpha: { least: 0 } });
  const alpha = h.alphaWarmup > 0 ? Math.min((step * h.alpha) / h.alphaWarmup, h.alpha) : h.alpha;
  const beta3 = f(h.beta3Warmup > 0 ? warmedBeta3(h.beta1, h.beta3, step / h.beta3Warmup) : h.beta3);
  return roundCoefficients({
    beta1: h.beta1,
    oneMinusBeta1: 1 - h.beta1,
    beta2: h.beta2,
    oneMinusBeta2: 1 - h.beta2,
    beta3,
    oneMinusBeta3: 1 - beta3,
    learningRate: h.learningRate,
    inverseCorrection1: 1 / (1 - h.beta1 ** step),
    inverseCorrection2: 1 / Math.sqrt(1 - h.beta2 ** step),
    alpha,
    epsilon: h.epsilon,
    keep: 1 - h.learningRate * h.weightDecay,
    gnormScale: h.gnormScale,
  });
}

/**
 * Returns beta3 during its warm-up from beta1: the half-life of the average grows linearly.
 *
 * @param share step / steps of the warm-up
 * @throws NumericsError if a beta is 0
 */
function warmedBeta3(beta1: number, beta3: number, share: number): number {
  // An average with beta 0 has a half-life of 0, and the logarithm of beta is not finite.
  for (const [name, beta] of Object.entries({ beta1, beta3 })) {
    if (beta === 0) throw new NumericsError(name, beta, "above 0 while beta3 grows from beta1 (beta3Warmup)");
  }
  const log1 = Math.log(beta1);
  const log3 = Math.log(beta3);
  return Math.min(Math.exp((log1 * log3) / ((1 - share) * log3 + share * log1)), beta3);
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  if (!Number.isFinite(cell.g)) {
    cell.s.fill(0);
    return;
  }
  const g = f(cell.g * c.gnormScale);
  const m1 = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
  const m2 = f(f(cell.s[1] * c.beta3) + f(c.oneMinusBeta3 * g));
  const r = f(f(cell.s[2] * c.beta2) + f(f(c.oneMinusBeta2 * g) * g));
  const numerator = f(f(m1 * c.inverseCorrection1) + f(c.alpha * m2));
  const denominator = f(f(f(Math.sqrt(r)) * c.inverseCorrection2) + c.epsilon);
  const p = f(f(cell.p - f(c.learningRate * f(numerator / denominator))) * c.keep);
  cell.p = p;
  cell.s[0] = m1;
  cell.s[1] = m2;
  cell.s[2] = r;
}
