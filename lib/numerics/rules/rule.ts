/**
 * An optimizer's update rule for one parameter.
 *
 * A rule is all that tells one optimizer from another. The loop over blocks, the storage of the state
 * (32-bit, or codes with one absmax a block) and the kernels are written once, around any rule.
 */

/** Hyper-parameters by name, in ordinary numbers: learningRate, beta1, beta2, epsilon, weightDecay, ... */
export type Hyper = Readonly<Record<string, number>>;

/** One number that the optimizer remembers for each parameter. */
export interface StateSpec {
  /** As the paper writes it: m is the first moment, r the second (others write v). */
  readonly symbol: string;
  /** What it is called in prose. */
  readonly label: string;
  /** Whether 8-bit storage uses the signed map (with the sign guard) or the unsigned one. */
  readonly signed: boolean;
}

/** What a rule reads and writes for one parameter. All numbers are float32. */
export interface Cell {
  /** The parameter. */
  p: number;
  /** Its gradient, as the caller gave it. */
  readonly g: number;
  /** The state, in the order of `states`. Stores round to float32. */
  readonly s: Float32Array;
}

export interface Rule {
  readonly name: string;
  readonly label: string;
  readonly states: readonly StateSpec[];
  readonly defaults: Hyper;
  /** Names of the coefficients, in the order of the kernel's uniform. */
  readonly coefficients: readonly string[];
  /**
   * Everything that is the same for all parameters of one step, computed once in float64 and rounded once
   * to float32 (bias corrections lose digits in float32: 1 - 0.999 has a relative error of 1.3e-5).
   *
   * @param step number of the step, from 1
   * @returns one value per name in `coefficients`
   */
  prepare(hyper: Hyper, step: number): Float32Array;
  /** Advance one parameter and its state by one step; every operation rounds to float32. */
  apply(cell: Cell, c: Float32Array): void;
}
