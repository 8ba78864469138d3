/** Measures an optimizer's steps for its report, from the first call of `report` on. */
import type * as tf from "@tensorflow/tfjs-core";
import type { LongestStep, StepWatch } from "./stepWatch";

/** The module that measures, which is loaded with the first report. */
type Tools = typeof import("./stepWatch");

/** Measures steps once it is started; before that, steps cost nothing more. */
export class StepMeter {
  private started: { readonly tools: Tools; readonly firstStep: number; watch?: StepWatch } | undefined;

  /** Whether steps are measured. */
  get isStarted(): boolean {
    return this.started !== undefined;
  }

  /** Measures steps from now on; a later call changes nothing. @param firstStep number of the next step, from 1 */
  start(tools: Tools, firstStep: number): void {
    this.started ??= { tools, firstStep };
  }

  /** Keeps the values of variables before a step. Call it in a tidy. */
  before(variables: readonly tf.Variable[]): void {
    const { started } = this;
    if (!started) return;
    // The backend is known by now; it may not have been when the meter was started.
    started.watch ??= started.tools.makeStepWatch();
    started.watch.before(variables);
  }

  /** Measures the step that was just made. @param step its number, from 1 */
  after(variables: readonly tf.Variable[], learningRate: number, step: number): void {
    this.started?.watch?.after(variables, learningRate, step);
  }

  /** Returns the longest step, and the number of the first step that was measured. */
  async result(): Promise<{ readonly longestStep: LongestStep | undefined; readonly firstStep: number }> {
    const { watch, firstStep = 1 } = this.started ?? {};
    return { longestStep: await watch?.longest(), firstStep };
  }

  /**
   * Returns the numbers that a measured step writes to a buffer, for steps that are recorded and repeated; undefined
   * before the start.
   *
   * @param moment learning rate and number of the step
   */
  numbers(moment: () => readonly [learningRate: number, step: number]) {
    const { started } = this;
    if (!started) return undefined;
    return {
      buffer: () => started.watch?.numbers,
      next: () => started.tools.stepNumbers(...moment()),
    };
  }

  /** Drops the measurements of a variable. */
  forget(variable: string): void {
    this.started?.watch?.forget(variable);
  }

  /** Ends the measurement and frees what it holds. */
  dispose(): void {
    this.started?.watch?.dispose();
    this.started = undefined;
  }
}
