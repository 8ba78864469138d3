/**
 * The hyper-parameters and coefficients that Adam, AdamW and LAMB share: two moments and the step that they
 * give.
 */
import type { Coefficients } from "./coefficients";

/**
 * A long step of Adam and its sisters, in learning rates. The longest that the recorded trainings with 32-bit
 * state made is 2.2 (lib/recordings/leaps.json); the library's 8-bit table makes steps of 5 to 8,500
 * there. Steps cannot exceed 7.3 with betas of 0.9 and 0.999: by the inequality of Cauchy and Schwarz,
 * m / sqrt(r) is at most (1 - beta1) / sqrt((1 - beta2) (1 - beta1^2 / beta2)).
 */
export const LONG_STEP = 4;

/** Names of the coefficients that `prepareMoments` returns. */
export const MOMENT_COEFFICIENTS = [
  "beta1",
  "oneMinusBeta1",
  "beta2",
  "oneMinusBeta2",
  "stepSize",
  "scaledEpsilon",
  "keep",
  "gnormScale",
] as const;

/** The name of one of these coefficients. */
export type MomentCoefficient = (typeof MOMENT_COEFFICIENTS)[number];

/** The hyper-parameters that determine these coefficients, with their defaults. */
export const MOMENT_DEFAULTS = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  /** Factor on every gradient; clipping by the global norm sets it. */
  gnormScale: 1,
};

/**
 * Returns the coefficients of step `step`, in float64.
 *
 * @param h hyper-parameters, rounded to float32 already, so that the bias corrections c1 and c2 belong to the
 *   betas that the update uses
 */
export function prepareMoments(h: typeof MOMENT_DEFAULTS, step: number): Coefficients<MomentCoefficient> {
  const c1 = 1 - h.beta1 ** step;
  const c2 = Math.sqrt(1 - h.beta2 ** step);
  return {
    beta1: h.beta1,
    oneMinusBeta1: 1 - h.beta1,
    beta2: h.beta2,
    oneMinusBeta2: 1 - h.beta2,
    stepSize: (-h.learningRate * c2) / c1,
    scaledEpsilon: c2 * h.epsilon,
    keep: 1 - h.learningRate * h.weightDecay,
    gnormScale: h.gnormScale,
  };
}
