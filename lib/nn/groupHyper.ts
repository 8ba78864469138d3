/** The hyper-parameters of groups, beside those of their optimizer. */
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import type { GroupRule } from "./groupPlan";
import { hyperOfGroup } from "./parameterGroups";
import { type Schedule, StepHyper } from "./stepHyper";

/** Hyper-parameters from step to step, of an optimizer that may have groups and a rule of matrices. */
export class GroupHyper extends StepHyper {
  /** The first learning rate that is not 0, to which the learning rates of groups refer; 0 before. */
  private startRate: number;

  constructor(rule: Rule, given: Hyper, schedule?: Schedule) {
    super(rule, given, schedule);
    this.startRate = this.current.learningRate;
  }

  protected override changeRate(learningRate: number): void {
    super.changeRate(learningRate);
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
