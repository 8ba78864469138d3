/** The interface between a training loop and the code that does or replays its steps. */
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
   * that step.
   */
  draw(): readonly tf.Tensor[];
  /** Does the step with these tensors, from beginning to end. */
  run(drawn: readonly tf.Tensor[]): void;
  /** Counts the step that has been submitted. */
  count(): void;
  /** Returns the number arrays that the step writes to buffers. */
  numbers(): readonly StepNumbers[];
  /** Returns the variables that the step changes in place. */
  variables(): readonly tf.Variable[];
  /** Returns whether a caller reads tensors of the next steps, so that these steps cannot be replayed. */
  observed(): boolean;
}

/** The phase of a loop whose steps are to be replayed. */
export type ReplayState = "warming-up" | "recording" | "checking" | "replaying" | "refused";

/** Does the steps of a training loop. */
export interface Stepping {
  /** Whether steps may be replayed. While it is false, steps run one by one, and a plan is kept for later. */
  allowed: boolean;
  readonly state: ReplayState;
  /**
   * Whether the next few steps decide if steps can be replayed. The device answers that between two calls of
   * `advance`, so that a call for many steps would do all of them one by one.
   */
  readonly undecided: boolean;
  /** Why the last plan or recording could not be used; undefined if there was none. */
  readonly refusal: Refusal | undefined;
  /**
   * Does some steps. On the GPU they are submitted, not awaited.
   *
   * @throws what `Step` throws; the steps before are done and counted
   */
  advance(steps: number): void;
  /** Drops the plan, because buffers that it uses are changed or freed, and begins anew. Steps can go on. */
  restart(): void;
}
