/**
 * Settings that vary with the seed, as in the paper's ablation (section 4): epsilon, both betas and the
 * learning rate. Every cell has the same settings for the same seed. The paper lists the values of epsilon
 * and of the betas; it says only that the changes of the learning rate were small, so these factors are our
 * choice.
 */

/** Values of epsilon; the first is Adam's default. */
export const EPSILONS = [1e-8, 1e-7, 1e-6] as const;
const BETA1S = [0.9, 0.87, 0.93] as const;
const BETA2S = [0.999, 0.99, 0.98] as const;
const RATE_FACTORS = [1, 0.8, 1.25] as const;

/** The settings of one seed. */
export interface Variation {
  readonly epsilon: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Factor on the learning rate. */
  readonly rate: number;
}

/**
 * Number of seeds after which the settings repeat; over this number, each value and each pair is equally
 * frequent.
 */
export const VARIATIONS = 9;

/**
 * Returns the settings of a seed: a row of an orthogonal array of four factors with three values each.
 *
 * @param seed a whole number from 0; seed 0 has the first value of each list
 */
export function variationOf(seed: number): Variation {
  const row = seed % VARIATIONS;
  const a = row % 3;
  const b = Math.floor(row / 3);
  return {
    epsilon: EPSILONS[a],
    beta1: BETA1S[b],
    beta2: BETA2S[(a + b) % 3],
    rate: RATE_FACTORS[(a + 2 * b) % 3],
  };
}
