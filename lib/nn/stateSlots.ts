/** The stored state of an optimizer's variables, and the stepper that advances it. */
import * as tf from "@tensorflow/tfjs-core";
import { ruleOfTensor } from "@/lib/numerics/rules/matrices";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import type { LoadedState } from "./loadedState";
import { OperationsStepper } from "./operationsStepper";
import { checkBlocks, checkFits } from "./optimizerChecks";
import {
  type OptimizerConfig,
  type StateBits,
  settingsOf,
  storageOf,
  unnamedStorageOf,
} from "./optimizerConfig";
import { keeps, unusedGroups } from "./parameterGroups";
import { ReferenceStepper } from "./referenceStepper";
import type { NamedTensor, SavedStorage } from "./savedFormat";
import { type Slot, type StateStepper, type StateValues, type Storage, storageForRule } from "./stepper";
import { activeWebGpu } from "./tfjsInternals";
import { WebGpuStepper } from "./webgpuStepper";

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

/** A rule object for variables of the same hyper-parameters. */
export interface GroupRule {
  readonly rule: Rule;
  /** Hyper-parameters that differ from those of the optimizer. */
  readonly hyper: Hyper;
}

const FLOATS: Storage = { bits: 32 };

/**
 * The slots of variables by their names. A slot is made when its variable is first seen, with the state that
 * was loaded for it, or zeros.
 */
export class StateSlots {
  /** The storage that saved state is written and read with. */
  readonly savedStorage: SavedStorage;
  /** The storage of the state of variables that are large enough. */
  private readonly storage: Storage;
  /** Chosen at first use, when the backend is known. */
  private engine: { readonly backend: tf.KernelBackend; readonly stepper: StateStepper } | undefined;
  private readonly slots = new Map<string, Slot>();
  /** Why each variable has its bits. */
  private readonly reasons = new Map<string, string>();
  /** The rules of groups with hyper-parameters of their own, by these as JSON. */
  private readonly ruleOfHyper = new Map<string, GroupRule>();
  /** The state that was loaded last, of which some may wait for its variables. */
  private loaded: LoadedState | undefined;

  constructor(
    private readonly rule: Rule,
    private readonly config: OptimizerConfig,
  ) {
    this.storage = storageOf(config);
    this.savedStorage = {
      own: this.storage,
      unnamed: unnamedStorageOf(config),
      groups: config.groups?.map(({ state }) => storageOf({ ...config, ...state })),
    };
  }

  /**
   * The stepper of the backend that was active at first use.
   *
   * @throws OptimizerError if another backend is active now
   */
  get stepper(): StateStepper {
    const backend = tf.backend();
    this.engine ??= { backend, stepper: activeStepper() };
    if (this.engine.backend !== backend)
      throw new OptimizerError(
        "tfjs backend",
        "another one by now",
        "the one that the state was made on; getWeights there and setWeights of a new optimizer take the state along",
      );
    return this.engine.stepper;
  }

  /**
   * Returns the buffer from which kernels read a rule's coefficients of a step; undefined on the CPU and before the
   * first step.
   */
  coefficientsOf(rule: Rule): GPUBuffer | undefined {
    return this.engine?.stepper.coefficientsOf(rule);
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

  /** The rules of all groups with hyper-parameters of their own that have variables so far. */
  get groupRules(): readonly GroupRule[] {
    return [...this.ruleOfHyper.values()];
  }

  /** Returns the rule of a group: for hyper-parameters of its own an object of its own. */
  private ruleWith(hyper: Hyper): Rule {
    if (Object.keys(hyper).length === 0) return this.rule;
    const key = JSON.stringify(Object.entries(hyper).sort());
    const known = this.ruleOfHyper.get(key);
    if (known) return known.rule;
    const { matrices } = this.rule;
    const rule = {
      ...this.rule,
      ...(matrices && { matrices: { ...matrices, others: { ...matrices.others } } }),
    };
    this.ruleOfHyper.set(key, { rule, hyper });
    return rule;
  }

  /** The slots of all variables that have been seen so far, by name. */
  get all(): ReadonlyMap<string, Slot> {
    return this.slots;
  }

  /** Returns the slot of a variable. @throws OptimizerError if it has not been seen */
  of(variable: tf.Variable): Slot {
    const slot = this.slots.get(variable.name);
    if (!slot) throw new OptimizerError("variable", variable.name, "one that this optimizer has seen");
    return slot;
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
    return variables.map((variable) => this.seen(variable));
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
    const { packSlots } = await import("./packSlots");
    return packSlots(this.rule, await Promise.all(reads), waiting, this.savedStorage);
  }

  /**
   * Loads saved state. Variables that have been seen get it at once, others when they are seen. State of other bits or
   * blocks is converted (fitState.ts).
   *
   * @throws OptimizerError if the names or sizes do not fit; nothing is changed then
   */
  load(loaded: LoadedState): void {
    if (this.slots.size > 0) loaded.nameFor([...this.slots.keys()]);
    const found = [...this.slots].flatMap(([variable, slot]) => {
      const values = loaded.fit(variable, slot);
      return values ? [{ variable, slot, values }] : [];
    });
    this.loaded = loaded;
    for (const { variable, slot, values } of found) {
      this.stepper.write(slot, values);
      loaded.drop(variable);
    }
  }

  /**
   * Overwrites the state of variables.
   *
   * @throws OptimizerError if a variable has not been seen, or its state has another storage or size; nothing
   *   is changed then
   */
  overwrite(states: ReadonlyMap<tf.Variable, StateValues>): void {
    for (const [variable, values] of states) checkFits(variable.name, values, this.of(variable));
    for (const [variable, values] of states) this.stepper.write(this.of(variable), values);
  }

  /** The entries of `keep32`, and the groups, that mean none of the variables that have been seen so far. */
  get unused(): string[] {
    const seen = [...this.slots.keys()];
    const entries = this.config.keep32.filter((entry) => !seen.some((variable) => keeps(entry, variable)));
    return [
      ...entries.map((entry) => `keep32 "${entry}"`),
      ...unusedGroups(seen, this.config.groups ?? []).map((number) => `group ${number}`),
    ];
  }

  /** A sentence about loaded state that was converted; undefined if none was since the last load. */
  get conversion(): string | undefined {
    return this.loaded?.conversion;
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
    const { config, hyper, reason } = settingsOf(name, this.config);
    const rule = ruleOfTensor(this.ruleWith(hyper), name, variable.shape);
    const isSmall = size < config.min8bitSize && config.bits !== 32;
    const usual = config === this.config ? this.storage : storageOf(config);
    const own = isSmall ? FLOATS : usual;
    const stored = this.loaded?.storageFor(name, own, this.storage) ?? own;
    const storage = storageForRule(stored, rule);
    checkBlocks(storage, size);
    const values = this.loaded?.fit(name, { rule, elements: size, storage });
    const slot = this.stepper.make(rule, size, storage);
    if (values) {
      this.stepper.write(slot, values);
      this.loaded?.drop(name);
    }
    this.slots.set(name, slot);
    const sized = isSmall ? `below min8bitSize of ${config.min8bitSize}` : reason;
    const why = rule.states.length === 0 ? "rule without state" : sized;
    this.reasons.set(name, stored === own ? why : "loaded state");
    return slot;
  }
}

/**
 * Returns a new stepper for the active backend. A stepper gets only slots that it made itself, so that
 * callers need not know its class.
 */
export function activeStepper(): StateStepper {
  const backend = activeWebGpu();
  if (backend) return new WebGpuStepper(backend) as StateStepper;
  // The values of this backend are arrays in memory, and the loops of lib/numerics are faster than its operations.
  return (tf.getBackend() === "cpu" ? new ReferenceStepper() : new OperationsStepper()) as StateStepper;
}
