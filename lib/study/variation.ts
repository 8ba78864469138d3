/**
 * Settings that vary with the seed, as the paper varied them in its ablation (section 4): eps, both betas and the
 * learning rate, the same in every cell for the same seed. The paper lists the values of eps and of the betas; of the
 * learning rate it says only that the changes were small, so those factors are ours.
 */
export const EPSILONS = [1e-8, 1e-7, 1e-6] as const;
const BETA1S = [0.9, 0.87, 0.93] as const;
const BETA2S = [0.999, 0.99, 0.98] as const;
const RATE_FACTORS = [1, 0.8, 1.25] as const;

export interface Variation {
  readonly epsilon: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Factor on the learning rate. */
  readonly rate: number;
}

/** Seeds after which the settings come again; with this many, each value and each pair of values is equally frequent. */
export const VARIATIONS = 9;

/**
 * The settings of a seed: the rows of an orthogonal array of four factors with three values each.
 *
 * @param seed from 0; seed 0 has the first value of each list
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
