/**
 * Measuring lanes step by step without slowing them down: on the GPU the numbers stay there until they are read, all at
 * once.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Drawing, Frame } from "./report";

/** What was measured since the last reading, one value a step. */
export type Readings = Pick<Frame, "losses" | "cosines">;

/** Made when the lanes have their weights; it remembers the parameters from step to step. */
export interface Meter {
  /** Call after the updates of each step. The losses are scalars from before the updates, one a lane. */
  record(losses: readonly tf.Scalar[]): void;
  read(): Promise<Readings>;
  /** How often each code is in use now: a picture, as dear as one, and asked for as often. */
  codeCounts(): Promise<Drawing["codeCounts"]>;
  dispose(): void;
}

/** Most steps between two readings. */
export const METER_CAPACITY_STEPS = 256;
