/** What a training loop hands in to have its steps replayed, and what it gets. */
import type * as tf from "@tensorflow/tfjs-core";
import type { Refusal } from "./refusal";

/** A number array that a step writes to a buffer anew. */
export interface StepNumbers {
  /** The whole of it is written; undefined before the first step. */
  buffer(): GPUBuffer | undefined;
  /** Counts a step and returns its numbers, as the step itself would write them. */
  next(): Float32Array;
}

/** One step of a training loop, in parts. */
export interface Step {
  /**
   * Returns the tensors that the next step reads, with their values still in memory. They are disposed after
   * it.
   */
  draw(): readonly tf.Tensor[];
  /** Does the step with them, from beginning to end. */
  run(drawn: readonly tf.Tensor[]): void;
  /** Counts the step that has been submitted. */
  count(): void;
  numbers(): readonly StepNumbers[];
  /** What the step changes in place. */
  variables(): readonly tf.Variable[];
  /** Whether the tensors of the next steps are looked at, so that the steps must make them. */
  observed(): boolean;
}

export type ReplayState = "warming-up" | "recording" | "checking" | "replaying" | "refused";

/** Does the steps of a training loop. */
export interface Stepping {
  /** Whether steps may be replayed. While it is false they run one by one; a plan that is there is kept. */
  allowed: boolean;
  readonly state: ReplayState;
  /** Why the last plan or recording could not be used; undefined if there was none. */
  readonly refusal: Refusal | undefined;
  /**
   * Do some steps. On the GPU they are submitted, not awaited.
   *
   * @throws what `Step` throws; the steps before are done and counted
   */
  advance(steps: number): void;
  /** Drop the plan, because buffers that it uses are changed or freed, and begin anew. Steps can go on. */
  restart(): void;
}
