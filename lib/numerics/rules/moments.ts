/** What Adam, AdamW and LAMB have in common: two moments and the coefficients that move them. */
const f = Math.fround;

/** Names of the coefficients, in the order of `prepareMoments`. */
export const momentCoefficients = [
  "beta1",
  "oneMinusBeta1",
  "beta2",
  "oneMinusBeta2",
  "stepSize",
  "scaledEpsilon",
  "keep",
  "gnormScale",
] as const;

/** Their places among the coefficients, for those who look at the whole tensor. */
export const STEP_SIZE = 4;
export const SCALED_EPSILON = 5;
export const KEEP = 6;
export const GNORM_SCALE = 7;

interface MomentHyper {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly gnormScale: number;
}

/** Coefficients of step t = `step`; the betas are rounded to float32 already, so that c1 and c2 belong to them. */
export function prepareMoments(h: MomentHyper, step: number): number[] {
  const c1 = 1 - h.beta1 ** step;
  const c2 = Math.sqrt(1 - h.beta2 ** step);
  return [
    h.beta1,
    1 - h.beta1,
    h.beta2,
    1 - h.beta2,
    (-h.learningRate * c2) / c1,
    c2 * h.epsilon,
    1 - h.learningRate * h.weightDecay,
    h.gnormScale,
  ];
}

/** m = beta1 m + (1 - beta1) g */
export const firstMoment = (m: number, g: number, c: Float32Array) => f(f(m * c[0]) + f(c[1] * g));

/** r = beta2 r + (1 - beta2) g^2 */
export const secondMoment = (r: number, g: number, c: Float32Array) => f(f(r * c[2]) + f(f(c[3] * g) * g));

/**
 * Make a step `factor` times as long, its decoupled weight decay with it: as if the learning rate were so.
 *
 * @param c coefficients that begin with `momentCoefficients`; changed
 */
export function scaleLearningRate(c: Float32Array, factor: number): void {
  c[STEP_SIZE] *= factor;
  c[KEEP] = 1 - factor * (1 - c[KEEP]);
}
