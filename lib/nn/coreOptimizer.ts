/** What every optimizer of ours does: it steps, saves and loads. optimizer.ts adds the rest. */
import * as tf from "@tensorflow/tfjs-core";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import { givenGradients } from "./givenGradients";
import type { NamedTensor } from "./savedFormat";
import type { StatePlan } from "./statePlan";
import type { StateEntry, StateSlots } from "./stateSlots";
import type { StepHyper } from "./stepHyper";
import type { Slot, StateStepper, Update } from "./stepper";
import { warnOfUnused } from "./warnOfUnused";

/**
 * An optimizer whose variables move by one rule. A class that tfjs can save adds `className`, `getConfig` and
 * `fromConfig`.
 *
 * @typeParam P plan of its variables
 * @typeParam H its hyper-parameters from step to step
 * @typeParam S the state of its variables
 */
export abstract class CoreOptimizer<
  P extends StatePlan = StatePlan,
  H extends StepHyper = StepHyper,
  S extends StateSlots<P> = StateSlots<P>,
> extends tf.Optimizer {
  private isChecked = false;
  private disposed = false;

  constructor(
    protected readonly plan: P,
    protected readonly hyper: H,
    protected readonly slots: S,
  ) {
    super();
  }

  /** The current hyper-parameters. */
  get hyperParameters(): Hyper {
    return this.hyper.current;
  }

  /** The current learning rate. Programs for tf.train change it by assignment, which works here too. */
  get learningRate(): number {
    return this.hyper.current.learningRate;
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

  /** Computes the gradients of `f` and applies them, as every tf.Optimizer does. */
  override minimize(f: () => tf.Scalar, returnCost = false, varList?: tf.Variable[]): tf.Scalar | null {
    this.refuseIfDisposed();
    return super.minimize(f, returnCost, varList);
  }

  /**
   * Updates variables, each by its gradient, in place.
   *
   * @param gradients by variable name, as an object or as a list
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
      // A kernel cannot read the buffer that it writes to. While a clone exists, the variable gets a buffer
      // of its own.
      const updates = moves.map(({ variable, gradient }, i) => ({
        variable,
        gradient: gradient === variable ? tf.clone(variable) : gradient,
        slot: slots[i],
      }));
      this.move(stepper, updates);
    });
    if (!this.isChecked) warnOfUnused(this.plan, this.slots.ledger());
    this.isChecked = true;
  }

  /** Counts a step, and takes its learning rate from the schedule. @throws NumericsError if that is out of range */
  protected beginStep(): void {
    // A step that the schedule refuses does not count.
    this.hyper.beginStep(this.iterations + 1);
    this.incrementIterations();
  }

  /** Moves variables; called in a tidy. */
  protected move(stepper: StateStepper, updates: readonly Update<Slot>[]): void {
    stepper.step(updates, this.plan.rule.prepare(this.hyper.current, this.iterations));
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

  protected drop(variable: string): void {
    this.slots.forget(variable);
  }

  /** Returns the storage of each variable that has been seen so far. */
  ledger(): StateEntry[] {
    return this.slots.ledger();
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
   * a hash of each table.
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
   * which it was saved; where no variable has such a name, to as many variables in the same order.
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
    const { readCheckpoint, LoadedState } = await import("./savedState");
    const { iterations, states } = await readCheckpoint(weights, this.plan.rule, this.plan.saved);
    this.slots.load(new LoadedState(states));
    this.iterations_ = iterations;
  }

  /** Frees all state. Steps, saving and loading throw an OptimizerError from then on. */
  override dispose(): void {
    this.slots.dispose();
    this.disposed = true;
  }

  protected refuseIfDisposed(): void {
    if (this.disposed) throw new OptimizerError("optimizer", "disposed", "in use; make a new one");
  }
}
