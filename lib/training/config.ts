/** Everything that determines a run, as plain data: it is posted to workers, stored and written into links. */

/** How one lane updates its weights, and how it keeps the optimizer's state. */
export interface LaneConfig {
  /** Name in the list of update rules. */
  readonly rule: string;
  /**
   * Hyper-parameters that differ from the rule's defaults. A learning rate among them is this lane's own: the run's,
   * and its changes on the way, do not apply to the lane then.
   */
  readonly hyper: Readonly<Record<string, number>>;
  /** Bits of one stored value; at 32 the rest of the entries is of no account. */
  readonly bits: 32 | 8 | 4;
  /** Name in the list of maps; the signed map stores m, the unsigned one r. In 4 bits r is always stored linearly. */
  readonly map: string;
  /**
   * A table of the reader's own instead of that map, ascending values, 2 to as many as there are codes: it stores m
   * if it has negative values, else r.
   */
  readonly mapValues?: readonly number[];
  /** Values that share one absmax; "tensor" makes each tensor one block, which 4-bit state does not have. */
  readonly blockSize: number | "tensor";
  /** Tensors with fewer elements keep 32-bit state in this lane too. */
  readonly min8bitSize: number;
  /**
   * Weights whose state stays in 32 bits whatever their size: a layer (what stands before the slash of a weight's
   * name: "embedding") or one weight ("hidden1/kernel").
   */
  readonly keep32: readonly string[];
}

/** Lanes of one run at most: as many as can be told apart in a picture. */
export const mostLanes = 6;

/** Everything that determines a run. Two runs with equal configs give equal numbers on one engine. */
export interface RunConfig {
  /** Name in the list of tasks. */
  readonly task: string;
  /** The task's own settings: which data, noise, sample count, ... */
  readonly taskOptions: Readonly<Record<string, string | number | boolean>>;
  /** Text of the reader's own instead of the built-in data, where the task takes some. */
  readonly ownData?: string;
  /** Width of the model, units: of its hidden layers, or of a token's vector. */
  readonly width: number;
  /** Samples a step; sequences a step for a language model. */
  readonly batchSize: number;
  /** Determines data, initial weights and batches. */
  readonly seed: number;
  /** The run stops after this many steps. */
  readonly maxSteps: number;
  /** Of all lanes that have none of their own. */
  readonly learningRate: number;
  /** One to `mostLanes`; the first one is the reference that the others are compared with. */
  readonly lanes: readonly LaneConfig[];
}
