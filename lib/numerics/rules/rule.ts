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
  g: number;
  /** The state, in the order of `states`. Stores round to float32. */
  readonly s: Float32Array;
}

/**
 * A look at the whole tensor before one of its parameters moves: norms, a mean square.
 *
 * A step that needs it goes over the tensor twice. The first time adds up `measure` and changes nothing; `rescale` then
 * changes the coefficients of this tensor's step; the second time is the ordinary step. Rules without it, and steps
 * that do not need it, stay with one pass over memory.
 */
export interface TensorWide {
  /** Whether a step with these coefficients needs it. */
  needed(c: Float32Array): boolean;
  /** Add one parameter's shares to the two sums. The cell holds the state before the step and stays as it is. */
  measure(cell: Readonly<Cell>, c: Float32Array, sums: Float64Array): void;
  /**
   * Change the coefficients by what the sums say.
   *
   * @param c a copy that is this tensor's own
   * @param n number of parameters that were measured
   */
  rescale(c: Float32Array, sums: Float64Array, n: number): void;
}

export interface Rule {
  readonly name: string;
  readonly label: string;
  readonly states: readonly StateSpec[];
  readonly defaults: Hyper;
  /**
   * About how many times Adam's learning rate this rule is run with for the same work; 1 where it is left out. No step
   * uses it: pickers do, when one rule takes another's place.
   */
  readonly rateOverAdam?: number;
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
  /** What some or all steps of this rule must know of the whole tensor first. */
  readonly tensorWide?: TensorWide;
  /** Advance one parameter and its state by one step; every operation rounds to float32. */
  apply(cell: Cell, c: Float32Array): void;
}
