/** The stored state of an optimizer's variables, and the stepper that advances it. */
import * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";
import type { LoadedState } from "./loadedState";
import type { NamedTensor } from "./savedFormat";
import type { StatePlan } from "./statePlan";
import type { Slot, StateBits, StateStepper } from "./stepper";

/** Precision and size of the state of one variable, for a ledger of memory. */
export interface StateEntry {
  readonly variable: string;
  readonly bits: StateBits;
  readonly bytes: number;
  /**
   * Why it has these bits: "bits of the optimizer", "below min8bitSize of 4096", 'keep32 "embedding"', "group 2",
   * "loaded state" or "rule without state".
   */
  readonly reason: string;
}

/**
 * The slots of variables by their names. A slot is made when its variable is first seen, with the state that
 * was loaded for it, or zeros.
 */
export class StateSlots<P extends StatePlan = StatePlan> {
  /** Chosen at first use, when the backend is known. */
  protected engine: { readonly backend: tf.KernelBackend; readonly stepper: StateStepper } | undefined;
  protected readonly slots = new Map<string, Slot>();
  /** Why each variable has its bits. */
  private readonly reasons = new Map<string, string>();
  /** The state that was loaded last, of which some may wait for its variables. */
  protected loaded: LoadedState | undefined;

  /**
   * @param plan of the variables
   * @param makeStepper returns a new stepper for the active backend
   */
  constructor(
    private readonly plan: P,
    private readonly makeStepper: () => StateStepper,
  ) {}

  /**
   * The stepper of the backend that was active at first use.
   *
   * @throws OptimizerError if another backend is active now
   */
  get stepper(): StateStepper {
    const backend = tf.backend();
    this.engine ??= { backend, stepper: this.makeStepper() };
    if (this.engine.backend !== backend)
      throw new OptimizerError(
        "tfjs backend",
        "another one by now",
        "the one that the state was made on; getWeights there and setWeights of a new optimizer take the state along",
      );
    return this.engine.stepper;
  }

  /** Returns the storage of each variable that has been seen so far. */
  ledger(): StateEntry[] {
    return [...this.slots].map(([variable, { storage, bytes }]) => ({
      variable,
      bits: storage.bits === "mixed" ? storage.momentBits : storage.bits,
      bytes,
      reason: this.reasons.get(variable) ?? "",
    }));
  }

  /**
   * Returns the slots of variables, in that order. Makes the missing slots, with the state that was loaded
   * for them.
   *
   * @throws OptimizerError if a variable has changed its size, or loaded state belongs to other variables
   */
  ofAll(variables: readonly tf.Variable[]): Slot[] {
    if (this.slots.size === 0 && variables.length > 0)
      this.loaded?.nameFor(variables.map(({ name }) => name));
    const slots = variables.map((variable) => this.seen(variable));
    this.loaded?.sayConversion();
    return slots;
  }

  /**
   * Reads all state, as tensors for saving (see `getWeights` of the optimizer). All reads begin before the
   * first is awaited, so that none of them shows a step that is made meanwhile.
   */
  async save(): Promise<NamedTensor[]> {
    const reads = [...this.slots].map(async ([variable, slot]) => ({
      variable,
      slot,
      values: await this.stepper.read(slot),
    }));
    const waiting = new Map(this.loaded?.waiting);
    const { packSlots } = await import("./savedState");
    return packSlots(this.plan.rule, await Promise.all(reads), waiting, this.plan.saved);
  }

  /**
   * Loads saved state. Variables that have been seen get it at once, others when they are seen. State of other bits or
   * blocks is converted (fitState.ts).
   *
   * @throws OptimizerError if the names or sizes do not fit; nothing is changed then
   */
  load(loaded: LoadedState): void {
    if (this.slots.size > 0) loaded.nameFor([...this.slots.keys()]);
    const fitted = [...this.slots].map(([variable, slot]) => ({ slot, fill: loaded.fit(variable, slot) }));
    this.loaded = loaded;
    for (const { slot, fill } of fitted) fill?.(slot);
    loaded.sayConversion();
  }

  /**
   * Returns the names with state of which tfjs has no variable any more, if some of these variables has no state yet. A
   * program that makes new variables without end would keep the state of all old ones otherwise.
   */
  goneBeside(variables: readonly tf.Variable[]): string[] {
    if (variables.every(({ name }) => this.slots.has(name))) return [];
    const { registeredVariables } = tf.engine();
    return [...this.slots.keys()].filter((name) => !(name in registeredVariables));
  }

  /** Frees the state of a variable, and drops state that was loaded for it. */
  forget(variable: string): void {
    const slot = this.slots.get(variable);
    if (slot) this.engine?.stepper.dispose(slot);
    this.slots.delete(variable);
    this.reasons.delete(variable);
    this.loaded?.drop(variable);
  }

  /** Frees all state. */
  dispose(): void {
    for (const slot of this.slots.values()) this.engine?.stepper.dispose(slot);
    this.engine?.stepper.close();
    this.engine = undefined;
    this.slots.clear();
    this.loaded = undefined;
  }

  /** Returns the slot of a variable, which is made if it is missing. */
  private seen(variable: tf.Variable): Slot {
    const known = this.slots.get(variable.name);
    if (known) {
      if (known.elements === variable.size) return known;
      throw new OptimizerError(
        `size of variable "${variable.name}"`,
        variable.size,
        `still ${known.elements}, as when its state was made; a new variable of that name needs forget(variable) first`,
      );
    }
    const { name, size } = variable;
    const { plan, loaded } = this;
    const { rule, storage: own, reason } = plan.of(variable);
    const stored = loaded?.storageFor(name, own, plan.saved.own) ?? own;
    const storage = plan.fitted(stored, rule, size);
    const fill = loaded?.fit(name, { rule, elements: size, storage });
    const slot = this.stepper.make(rule, size, storage);
    fill?.(slot);
    this.slots.set(name, slot);
    this.reasons.set(name, stored === own ? reason : "loaded state");
    return slot;
  }
}
