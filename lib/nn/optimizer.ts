/**
 * Optimizers for TensorFlow.js with 32-bit or block-wise 8-bit or 4-bit state, drop-in for those of tf.train:
 *
 *   const optimizer = adam8bit({ learningRate: 1e-3 });
 *   optimizer.minimize(() => loss(), false, variables);
 *
 * On the webgpu backend, kernels update variables and state in place; on the cpu backend the numerics reference does, and
 * on others too, except that 32-bit state steps in operations of tfjs there. The results are the same up to rounding.
 */
import * as tf from "@tensorflow/tfjs-core";
import { ruleNamed } from "@/lib/numerics/rules";
import { type Coefficients, packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { CoreOptimizer } from "./coreOptimizer";
import { activeStepper } from "./engines";
import { clipGradients } from "./gradientClip";
import { GroupHyper } from "./groupHyper";
import { GroupPlan } from "./groupPlan";
import { checkConfig, type OptimizerConfig, packConfig, unpackConfig } from "./optimizerConfig";
import type { OptimizerReport } from "./optimizerReport";
import { withRates } from "./parameterGroups";
import { restoreState } from "./restoreState";
import { ShownSlots } from "./shownSlots";
import type { Schedule } from "./stepHyper";
import { StepMeter } from "./stepMeter";
import type { Slot, StateStepper, StateValues, Update } from "./stepper";

/**
 * An optimizer with any rule and 32-bit, 8-bit or 4-bit state, or with moments of 8 and 32 bits. `optimizerFor` and the
 * functions named after rules make it.
 */
export class BlockwiseOptimizer extends CoreOptimizer<GroupPlan, GroupHyper, ShownSlots<GroupPlan>> {
  /** The name under which tfjs serializes it. */
  static get className() {
    return "BlockwiseOptimizer";
  }

  private readonly meter = new StepMeter();

  /**
   * @param schedule replaces the learning rate before each step. A saved config has the learning rate of the moment.
   * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed
   */
  constructor(
    private readonly config: OptimizerConfig,
    schedule?: Schedule,
  ) {
    const rule = ruleNamed(config.rule);
    const hyper = new GroupHyper(rule, config.hyper, schedule);
    checkConfig(config, rule);
    const plan = new GroupPlan(rule, config);
    super(plan, hyper, new ShownSlots(plan, activeStepper));
  }

  /**
   * A step of a weight that is longer than the rule's steps with 32-bit state are, learning rates; undefined where
   * steps follow the size of gradients or weights.
   */
  get longStep(): number | undefined {
    return this.plan.rule.longStep;
  }

  protected override move(stepper: StateStepper, updates: readonly Update<Slot>[]): void {
    const gradients = clipGradients(
      updates.map(({ gradient }) => gradient),
      this.config.clip ?? {},
    );
    const clipped = updates.map((update, i) => ({ ...update, gradient: gradients[i] }));
    const moved = updates.map(({ variable }) => variable);
    this.meter.before(moved);
    for (const rule of this.rules) {
      const own = clipped.filter(({ slot }) => slot.rule === rule);
      if (own.length > 0) stepper.step(own, this.coefficientsOf(rule));
    }
    this.meter.after(moved, this.learningRate, this.iterations);
  }

  /**
   * Returns the numbers that a step writes to buffers, for a step whose kernels are recorded and repeated (lib/replay):
   * the coefficients, and the learning rate and number of a measured step. `next` of the first entry counts a step as
   * `applyGradients` does, without an update. `buffer` is undefined on the CPU and before the first step.
   */
  stepNumbers(): { readonly buffer: () => GPUBuffer | undefined; readonly next: () => Float32Array }[] {
    const coefficients = this.rules.map((rule, i) => ({
      buffer: () => this.slots.coefficientsOf(rule),
      next: () => {
        if (i === 0) this.beginStep();
        return packCoefficients(rule, this.coefficientsOf(rule));
      },
    }));
    const measured = this.meter.numbers(() => [this.learningRate, this.iterations]);
    return measured ? [...coefficients, measured] : coefficients;
  }

  /** Whether steps are measured: from the first call of `report` on. A step recorded before does not measure. */
  get measuresSteps(): boolean {
    return this.meter.isStarted;
  }

  /** The rules of the variables: two for a rule of matrices, for each group with hyper-parameters of its own. */
  private get rules(): readonly Rule[] {
    return [this.plan.rule, ...this.plan.groupRules.map(({ rule }) => rule)].flatMap((rule) =>
      rule.matrices ? [rule, rule.matrices.others] : [rule],
    );
  }

  /** Returns the coefficients of the current step for the variables of a rule. */
  private coefficientsOf(rule: Rule): Coefficients {
    return this.hyper.coefficientsOf(rule, this.plan.groupRules, this.iterations);
  }

  protected override drop(variable: string): void {
    super.drop(variable);
    this.meter.forget(variable);
  }

  /**
   * Returns the number of variables by bits, the bytes of the state, and the longest step of a weight.
   *
   * The first call starts the measurement of steps, so await it before the training too. Before that, steps
   * cost nothing more; from then on each keeps a copy of the variables and takes the maxima of the moves on
   * the device. Steps of `minimize` and `applyGradients` are measured, and so are steps that `recordStep` replays.
   */
  async report(): Promise<OptimizerReport> {
    this.refuseIfDisposed();
    const [tools, { reportOf }] = await Promise.all([import("./stepWatch"), import("./optimizerReport")]);
    this.refuseIfDisposed();
    this.meter.start(tools, this.iterations + 1);
    const measured = await this.meter.result();
    const { all: slots, conversion } = this.slots;
    const entries = this.slots.ledger();
    return reportOf({
      rule: this.plan.rule,
      bits: this.config.bits,
      entries,
      slots,
      conversion,
      ...measured,
    });
  }

  /** Returns the stored state of one variable, for measurements. @throws OptimizerError if there is none */
  slot(variable: tf.Variable): Slot {
    this.refuseIfDisposed();
    return this.slots.of(variable);
  }

  /** Returns the state of one variable as plain numbers. @throws OptimizerError if there is none */
  async readState(variable: tf.Variable): Promise<StateValues> {
    return this.slots.stepper.read(this.slot(variable));
  }

  /**
   * Goes back to an earlier moment of this optimizer, or of another with the same config: later steps are the
   * same bit by bit.
   *
   * @param iterations number of steps up to that moment
   * @param states of every variable, as `readState` returned them at that moment
   * @throws OptimizerError if a variable is unknown, or its state has another storage or size; nothing is
   *   changed then
   */
  restore(iterations: number, states: ReadonlyMap<tf.Variable, StateValues>): void {
    this.refuseIfDisposed();
    restoreState(this.slots, states);
    this.iterations_ = iterations;
  }

  /** Returns the config with the current hyper-parameters, in the form that `fromConfig` reads. */
  override getConfig(): tf.serialization.ConfigDict {
    const { groups } = this.config;
    return packConfig({
      ...this.config,
      hyper: this.hyper.current,
      ...(groups && { groups: withRates(groups, this.hyper.rateFactor) }),
    });
  }

  /** Makes an optimizer from the result of `getConfig`; tfjs calls it when it loads a model. */
  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new cls(unpackConfig(config));
  }

  override dispose(): void {
    super.dispose();
    this.meter.dispose();
  }
}
tf.serialization.registerClass(BlockwiseOptimizer);
