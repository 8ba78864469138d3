/**
 * Measures lanes step by step without slowing them down: on the GPU the numbers stay in buffers until all are
 * read at once.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Drawing, Frame } from "./report";

/** Measurements since the last reading, one value a step. */
export type Readings = Pick<Frame, "losses" | "cosines">;

/**
 * A meter of some lanes. It copies the parameters when it is made and after each step, to measure the
 * updates.
 */
export interface Meter {
  /**
   * Measures one step; call it after the updates.
   *
   * @param losses training loss of each lane before the updates, scalars
   */
  record(losses: readonly tf.Scalar[]): void;
  /** Returns the measurements since the last reading. */
  read(): Promise<Readings>;
  /** Counts the uses of each code. It costs about as much as a picture, and is called as often. */
  codeCounts(): Promise<Drawing["codeCounts"]>;
  /** Frees the buffers. */
  dispose(): void;
}

/** Largest number of steps between two readings. */
export const METER_CAPACITY_STEPS = 256;
