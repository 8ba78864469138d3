/**
 * Measures lanes step by step without slowing them down: on the GPU the numbers stay in buffers until all are
 * read at once.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { StateSpec } from "@/lib/numerics/rules/rule";
import type { StepNumbers } from "@/lib/replay/step";
import type { Lane } from "./lane";
import type { Drawing, Frame } from "./report";

/** Measurements since the last reading, one value a step. */
export type Readings = Pick<Frame, "losses" | "cosines" | "moves">;

/**
 * A meter of some lanes. It copies the parameters when it is made and after each step, to measure the
 * updates.
 */
export interface Meter {
  /** The numbers that `record` writes to a buffer in each step; undefined on the CPU. */
  readonly numbers: StepNumbers | undefined;
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

/**
 * Returns whether the moves of a lane's weights are measured: only where steps have a usual size in learning rates.
 */
export const hasMeasuredMoves = ({ optimizer }: Lane): boolean => optimizer.longStep !== undefined;

/** Returns the states of a lane: those of its tensor with the most, as tensors of a rule of matrices differ. */
export const statesOfLane = ({ variables, optimizer }: Lane): readonly StateSpec[] =>
  variables
    .map((variable) => optimizer.slot(variable).rule.states)
    .reduce((most, states) => (states.length > most.length ? states : most));

/**
 * Returns the counts of codes in the order of a lane's states, with no counts for a state in floats.
 *
 * @param counts by the symbol of the state
 */
export const inOrderOfStates = (lane: Lane, counts: ReadonlyMap<string, Uint32Array>): Uint32Array[] =>
  counts.size === 0 ? [] : statesOfLane(lane).map(({ symbol }) => counts.get(symbol) ?? new Uint32Array());

/** Largest number of steps between two readings. */
export const METER_CAPACITY_STEPS = 256;
