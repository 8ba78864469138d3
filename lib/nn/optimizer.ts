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
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import { givenGradients } from "./givenGradients";
import { clipGradients } from "./gradientClip";
import { Notices } from "./notices";
import { checkConfig, type OptimizerConfig, packConfig, unpackConfig } from "./optimizerConfig";
import type { OptimizerReport } from "./optimizerReport";
import { withRates } from "./parameterGroups";
import type { NamedTensor } from "./savedFormat";
import { type StateEntry, StateSlots } from "./stateSlots";
import { type Schedule, StepHyper } from "./stepHyper";
import { StepMeter } from "./stepMeter";
import type { Slot, StateValues } from "./stepper";

/**
 * An optimizer with any rule and 32-bit, 8-bit or 4-bit state, or with moments of 8 and 32 bits. `optimizerFor` and the
 * functions named after rules make it.
 */
export class BlockwiseOptimizer extends tf.Optimizer {
  /** The name under which tfjs serializes it. */
  static get className() {
    return "BlockwiseOptimizer";
  }

  private readonly rule: Rule;
  private readonly hyper: StepHyper;
  private readonly slots: StateSlots;
  private readonly meter = new StepMeter();
  private readonly notices: Notices;
  private disposed = false;

  /**
   * @param schedule replaces the learning rate before each step. A saved config has the learning rate of the moment.
   * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed
   */
  constructor(
    private readonly config: OptimizerConfig,
    schedule?: Schedule,
  ) {
    super();
    this.rule = ruleNamed(config.rule);
    this.hyper = new StepHyper(this.rule, config.hyper, schedule);
    checkConfig(config, this.rule);
    this.slots = new StateSlots(this.rule, config);
    this.notices = new Notices(this.slots, config.bits);
  }

  /** The current hyper-parameters. */
  get hyperParameters(): Hyper {
    return this.hyper.current;
  }

  /** The current learning rate. Programs for tf.train change it by assignment, which works here too. */
  get learningRate(): number {
    return this.hyper.current.learningRate;
  }

  /**
   * A step of a weight that is longer than the rule's steps with 32-bit state are, learning rates; undefined where
   * steps follow the size of gradients or weights.
   */
  get longStep(): number | undefined {
    return this.rule.longStep;
  }

  /** @throws NumericsError if it is negative or not finite */
  set learningRate(learningRate: number) {
    this.setLearningRate(learningRate);
  }

  /**
   * Changes the learning rate from the next step on; a schedule ends. @throws NumericsError if it is negative or not
   * finite
   */
  setLearningRate(learningRate: number): void {
    this.refuseIfDisposed();
    this.hyper.setRate(learningRate);
  }

  /** Counts a step, and takes its learning rate from the schedule. */
  private beginStep(): void {
    this.incrementIterations();
    this.hyper.beginStep(this.iterations);
  }

  /** Computes the gradients of `f` and applies them, as every tf.Optimizer does. */
  override minimize(f: () => tf.Scalar, returnCost = false, varList?: tf.Variable[]): tf.Scalar | null {
    this.refuseIfDisposed();
    return super.minimize(f, returnCost, varList);
  }

  /**
   * Updates variables, each by its gradient, in place.
   *
   * @param gradients by variable name, as an object or as a list (givenGradients.ts)
   * @throws OptimizerError if there is no such variable, it has two gradients, shapes or types do not fit, or loaded
   *   state belongs to other variables
   */
  override applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]): void {
    this.refuseIfDisposed();
    const moves = givenGradients(gradients);
    const moved = moves.map(({ variable }) => variable);
    for (const name of this.slots.goneBeside(moved)) this.drop(name);
    const slots = this.slots.ofAll(moved);
    const { stepper } = this.slots;
    this.beginStep();
    tf.tidy(() => {
      const gradients = clipGradients(
        moves.map(({ gradient }) => gradient),
        this.config.clip ?? {},
      );
      // A kernel cannot read the buffer that it writes to. While a clone exists, the variable gets a buffer
      // of its own.
      const updates = moves.map(({ variable }, i) => ({
        variable,
        gradient: gradients[i] === variable ? tf.clone(variable) : gradients[i],
        slot: slots[i],
      }));
      this.meter.before(moved);
      for (const rule of this.rules) {
        const own = updates.filter(({ slot }) => slot.rule === rule);
        if (own.length > 0) stepper.step(own, this.coefficientsOf(rule));
      }
      this.meter.after(moved, this.learningRate, this.iterations);
    });
    this.notices.afterStep();
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
    return [this.rule, ...this.slots.groupRules.map(({ rule }) => rule)].flatMap((rule) =>
      rule.matrices ? [rule, rule.matrices.others] : [rule],
    );
  }

  /** Returns the coefficients of the current step for the variables of a rule. */
  private coefficientsOf(rule: Rule): Coefficients {
    return this.hyper.coefficientsOf(rule, this.slots.groupRules, this.iterations);
  }

  /**
   * Makes the state of variables before their first step, so that its size is known. A variable without elements has
   * no state.
   */
  track(variables: readonly tf.Variable[]): void {
    this.refuseIfDisposed();
    this.slots.ofAll(variables.filter(({ size }) => size > 0));
  }

  /**
   * Frees the state of a variable that is no longer trained. If it is trained again, its state starts from zeros, and so
   * does that of a new variable of the same name. A loop of `recordStep` that moves the variable has to end before.
   *
   * A step that moves a variable for the first time frees the state of variables that have been disposed by itself.
   */
  forget(variable: tf.Variable): void {
    this.refuseIfDisposed();
    this.drop(variable.name);
  }

  private drop(variable: string): void {
    this.slots.forget(variable);
    this.meter.forget(variable);
  }

  /** Returns the storage of each variable that has been seen so far. */
  ledger(): StateEntry[] {
    return this.slots.ledger();
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
      rule: this.rule,
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
    this.slots.overwrite(states);
    this.iterations_ = iterations;
  }

  /**
   * Returns the state as tensors for saving: "iter" (int32, the number of steps done), then for each variable
   * V and each state S of the rule (m, r, ...) in the order in which the variables were first seen
   *
   *   32-bit  V/S         float32, one value an element
   *   8-bit   V/S/codes   int32, four codes an element, the first in the lowest byte; the rest is 0
   *   4-bit   V/S/codes4  int32, eight codes an element, the first in the lowest four bits; the rest is 0
   *   both    V/S/absmax  float32, one value a block
   *
   * Where moments differ in bits, each has the tensors of its own width: V/m/codes and V/m/absmax beside V/r.
   *
   * The name of codes of a map above zero ends in the name of the map (V/r/codes/dynamic-above-zero), if a
   * reader would take another map for granted. The last tensor, "format", holds the rule, the bits, the block size and
   * a hash of each table (savedFormat.ts).
   *
   * All tensors show the moment of the call. The caller disposes them. (LayersModel.save with
   * includeOptimizer does not, so that tf.memory() continues to count them.)
   */
  override async getWeights(): Promise<NamedTensor[]> {
    this.refuseIfDisposed();
    const [iterations, states] = await Promise.all([this.saveIterations(), this.slots.save()]);
    return [iterations, ...states];
  }

  /**
   * Loads the tensors that `getWeights` returned. Variables that have been seen get their state at once,
   * others when they are seen. Values are restored bit by bit. State goes to the variable of the name under
   * which it was saved; where no variable has such a name, to as many variables in the same order (see
   * namedFor).
   *
   * State of another number of bits or another block size is converted, by way of floats: state of 32 bits into 8, of 8
   * into 4, and back; `report` says so in a sentence. Codes of another map of the list are replaced by this optimizer's
   * codes of the nearest values. State of the optimizer of tf.train with the same rule (adam, momentum, rmsprop without
   * `centered`, adagrad, adadelta) is loaded as state of 32 bits.
   *
   * In state that was saved without the tensor "format", codes that name no map belong to this optimizer's map, or, if
   * that is the default map, to the library's ("dynamic"), which was the default before. Such codes cannot be converted.
   *
   * @throws OptimizerError if the names, the sizes, the rule or a table of the saved state do not fit this optimizer;
   *   nothing is changed then
   */
  override async setWeights(weights: NamedTensor[]): Promise<void> {
    this.refuseIfDisposed();
    const [{ readCheckpoint }, { LoadedState }] = await Promise.all([
      import("./checkpoint"),
      import("./loadedState"),
    ]);
    const { iterations, states } = await readCheckpoint(weights, this.rule, this.slots.savedStorage);
    this.slots.load(new LoadedState(states));
    this.iterations_ = iterations;
    this.notices.afterLoad();
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

  /** Frees all state. Any later use throws an OptimizerError. */
  override dispose(): void {
    this.slots.dispose();
    this.meter.dispose();
    this.disposed = true;
  }

  private refuseIfDisposed(): void {
    if (this.disposed) throw new OptimizerError("optimizer", "disposed", "in use; make a new one");
  }
}
tf.serialization.registerClass(BlockwiseOptimizer);
