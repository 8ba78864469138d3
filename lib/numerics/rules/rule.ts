/**
 * An optimizer's update rule for one parameter.
 *
 * A rule is all that tells one optimizer from another. The loop over blocks, the storage of the state
 * (32-bit, or codes with one absmax a block) and the kernels are written once, around any rule.
 */
import type { Coefficients } from "./coefficients";

/** Hyper-parameters by name, in ordinary numbers: learningRate, beta1, beta2, epsilon, weightDecay, ... */
export type Hyper = Readonly<Record<string, number>>;

/** One number that the optimizer remembers for each parameter. */
export interface StateSpec {
  /** As the paper writes it: m is the first moment, r the second (others write v). */
  readonly symbol: string;
  /** Its name in prose. */
  readonly label: string;
  /** Whether 8-bit storage uses the signed map (with the sign guard) or the unsigned one. */
  readonly signed: boolean;
  /** Whether the state is never negative although the library stores it with the signed map. */
  readonly nonNegative?: boolean;
}

/** The numbers of one parameter that a rule reads and writes. All are float32. */
export interface Cell {
  /** The parameter. */
  p: number;
  /** Its gradient, as the caller gave it. */
  g: number;
  /** The state, in the order of `states`. Stores round to float32. */
  readonly s: Float32Array;
}

/**
 * Changes the coefficients of a step by sums over the whole tensor: norms, a mean square.
 *
 * A step that needs the sums goes over the tensor twice. The first pass adds up `measure` and changes
 * nothing; `rescale` then changes the coefficients of this tensor's step; the second pass is the ordinary
 * step. All other steps need one pass over memory.
 */
export interface TensorWide<Name extends string = string> {
  /** Returns whether a step with these coefficients needs the sums. */
  needed(c: Coefficients<Name>): boolean;
  /**
   * Adds one parameter's terms to the two sums. The cell holds the state before the step and is not changed.
   */
  measure(cell: Readonly<Cell>, c: Coefficients<Name>, sums: Float64Array): void;
  /**
   * Returns this tensor's own coefficients, rounded to float32.
   *
   * @param c the coefficients of all tensors; not changed
   * @param sums two sums over the tensor
   * @param n number of parameters in the tensor
   */
  rescale(c: Coefficients<Name>, sums: Float64Array, n: number): Coefficients<Name>;
}

/**
 * Makes a rule one of matrices. The optimizer applies the rule to zeros in the place of a matrix, orthogonalizes the
 * result as a whole (newtonSchulz.ts) and moves the matrix along it (applyDirection.ts). A step of one parameter alone,
 * as `apply` and the kernels make it, leaves the orthogonalization out.
 */
export interface MatrixRule {
  /** The rule of tensors that are no matrices (matrices.ts). */
  readonly others: Rule;
  /** Returns the hyper-parameters of `others`. */
  hyperOfOthers(hyper: Hyper): Hyper;
}

/**
 * An update rule. `Name` is the union of its coefficients' names, `RuleName` its own name as a literal, and `HyperName`
 * the union of its hyper-parameters' names; code that takes any rule leaves them out.
 */
export interface Rule<
  Name extends string = string,
  RuleName extends string = string,
  HyperName extends string = string,
> {
  readonly name: RuleName;
  readonly label: string;
  readonly states: readonly StateSpec[];
  readonly defaults: Readonly<Record<HyperName, number>>;
  /**
   * The learning rate that this rule usually needs, as a multiple of Adam's for the same work; 1 where it is
   * left out. No step uses it: pickers do, when a reader puts this rule in the place of another.
   */
  readonly rateOverAdam?: number;
  /**
   * A step of a weight, in learning rates, that is longer than steps with 32-bit state usually are. Left out
   * where steps follow the size of gradients or weights. No step uses it: the optimizer's report warns by it.
   */
  readonly longStep?: number;
  /** Names of the coefficients, in the order of the kernel's uniform (`packCoefficients`). */
  readonly coefficients: readonly Name[];
  /**
   * Returns the coefficients of one step: everything that is the same for all of its parameters.
   *
   * @param hyper hyper-parameters; defaults take the place of those that are left out
   * @param step number of the step, from 1
   * @throws NumericsError if a hyper-parameter or the step is out of range
   */
  prepare(hyper: Hyper, step: number): Coefficients<Name>;
  /** The sums over the whole tensor that some or all steps of this rule need first. */
  readonly tensorWide?: TensorWide<Name>;
  /** Set where steps of matrices are orthogonalized. */
  readonly matrices?: MatrixRule;
  /** Advances one parameter and its state by one step; every operation rounds to float32. */
  apply(cell: Cell, c: Coefficients<Name>): void;
}
