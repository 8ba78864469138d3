/** The hyper-parameters of an optimizer's steps: its own, its schedule's learning rate, and those of groups beside them. */
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { checkHyper } from "./optimizerChecks";
import { hyperOfGroup } from "./parameterGroups";
import type { GroupRule } from "./stateSlots";

/** Returns the learning rate of a step. @param step number of the step, from 1 */
export type Schedule = (step: number) => number;

/** Hyper-parameters from step to step. */
export class StepHyper {
  /** Those of the moment. */
  current: Hyper;
  /** The first learning rate that is not 0, to which the learning rates of groups refer; 0 before. */
  private startRate: number;

  /**
   * @param given hyper-parameters; those left out have the rule's defaults
   * @param schedule replaces the learning rate before each step
   * @throws OptimizerError or NumericsError that names the hyper-parameter
   */
  constructor(
    private readonly rule: Rule,
    given: Hyper,
    private schedule?: Schedule,
  ) {
    this.current = checkHyper({ ...rule.defaults, ...given }, rule);
    this.startRate = this.current.learningRate;
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

  private changeRate(learningRate: number): void {
    this.current = checkHyper({ ...this.current, learningRate }, this.rule);
    if (this.startRate === 0) this.startRate = learningRate;
  }

  /**
   * The learning rate as a multiple of the first that was not 0. Before, it is 0 in a schedule that begins with 0, and 1
   * otherwise: then only groups move.
   */
  get rateFactor(): number {
    if (this.startRate === 0) return this.schedule ? 0 : 1;
    return this.current.learningRate / this.startRate;
  }

  /**
   * Returns the coefficients of a step for the variables of a rule.
   *
   * @param rule of the optimizer or of a group, or its rule of tensors that are no matrices
   * @param groups the rules of groups with hyper-parameters of their own
   * @param step number of the step, from 1
   */
  coefficientsOf(rule: Rule, groups: readonly GroupRule[], step: number): Coefficients {
    const group = groups.find((each) => each.rule === rule || each.rule.matrices?.others === rule);
    const { matrices } = group?.rule ?? this.rule;
    const hyper = group ? hyperOfGroup(this.current, group.hyper, this.rateFactor) : this.current;
    return rule.prepare(matrices?.others === rule ? matrices.hyperOfOthers(hyper) : hyper, step);
  }
}
