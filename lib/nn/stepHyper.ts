/** The hyper-parameters of an optimizer's steps: its own, and its schedule's learning rate. */
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { checkHyper } from "./optimizerChecks";

/** Returns the learning rate of a step. @param step number of the step, from 1 */
export type Schedule = (step: number) => number;

/** Hyper-parameters from step to step. */
export class StepHyper {
  /** Those of the moment. */
  current: Hyper;

  /**
   * @param given hyper-parameters; those left out have the rule's defaults
   * @param schedule replaces the learning rate before each step
   * @throws OptimizerError or NumericsError that names the hyper-parameter
   */
  constructor(
    protected readonly rule: Rule,
    given: Hyper,
    protected schedule?: Schedule,
  ) {
    this.current = checkHyper({ ...rule.defaults, ...given }, rule);
  }

  /** Changes the learning rate from the next step on; a schedule ends. @throws NumericsError if it is out of range */
  setRate(learningRate: number): void {
    this.changeRate(learningRate);
    this.schedule = undefined;
  }

  /** Takes the learning rate of a step from the schedule. @param step number of the step, from 1 */
  beginStep(step: number): void {
    if (this.schedule) this.changeRate(this.schedule(step));
  }

  protected changeRate(learningRate: number): void {
    this.current = checkHyper({ ...this.current, learningRate }, this.rule);
  }
}
