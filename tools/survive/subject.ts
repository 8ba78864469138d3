/** What is trained on a GPU that goes away. */

/** A training at its end. */
export interface Trained {
  /** All that a reader could see of it, as plain data that is compared bit by bit. */
  readonly outcome: unknown;
  /** The steps that the page was told of, in this order. */
  readonly steps: readonly number[];
  /** Number of steps that it should have been told of. */
  readonly wanted: number;
}

/** A training of a figure. */
export interface Subject {
  readonly name: string;
  /** Trains from the beginning to the end. @throws Error with the sentence of a training that failed */
  train(gpu: GPU): Promise<Trained>;
}
