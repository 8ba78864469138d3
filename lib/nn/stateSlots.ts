/** The stored state of an optimizer's variables, and the stepper that advances it. */
import * as tf from "@tensorflow/tfjs-core";
import { ruleOfTensor } from "@/lib/numerics/rules/matrices";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { namedFor, packState, ruleOfState } from "./checkpoint";
import { OptimizerError } from "./errors";
import { type Checkpoint, fitState, type SavedState, storageOfSaved } from "./fitState";
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
import { packFormat } from "./savedFormat";
import { type Slot, type StateStepper, type StateValues, type Storage, storageForRule } from "./stepper";
import { activeWebGpu } from "./tfjsInternals";
import { WebGpuStepper } from "./webgpuStepper";

/** Precision and size of the state of one variable, for a ledger of memory. */
export interface StateEntry {
  readonly variable: string;
  readonly bits: StateBits;
  readonly bytes: number;
  /**
   * Why it has these bits: "bits of the optimizer", "below min8bitSize of 4096", 'keep32 "embedding"', "group 2" or
   * "loaded state".
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
  /** Loaded state of variables that have not been seen yet. */
  private loaded: Checkpoint = new Map();
  /** The bits of all states that were loaded last. */
  private loadedBits: ReadonlySet<Storage["bits"]> = new Set();
  /** How loaded state was stored and how it is now, one text for each variable that was converted. */
  private conversions: string[] = [];

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
      this.loaded = namedFor(
        variables.map(({ name }) => name),
        this.loaded,
      );
    return variables.map((variable) => this.seen(variable));
  }

  /**
   * Reads all state, as tensors for saving (see `getWeights` of the optimizer). All reads begin before the
   * first is awaited, so that none of them shows a step that is made meanwhile.
   */
  async save(): Promise<NamedTensor[]> {
    const reads = [...this.slots].map(async ([variable, slot]) => ({
      variable,
      rule: slot.rule,
      values: await this.stepper.read(slot),
      storage: slot.storage,
    }));
    const waiting = [...this.loaded].map(([variable, saved]) => {
      const { values } = saved;
      const rule = ruleOfState(this.rule, values);
      const own = this.storage.bits === 32 ? undefined : this.storage.maps;
      return { variable, rule, values, storage: storageOfSaved(saved, rule, own) ?? this.storage };
    });
    const states = [...(await Promise.all(reads)), ...waiting];
    return [
      ...states.flatMap(({ variable, rule, values, storage }) =>
        packState(variable, rule, values, { ...this.savedStorage, own: storage }),
      ),
      packFormat(
        this.rule,
        this.storage,
        new Map(states.map(({ variable, storage }) => [variable, storage])),
      ),
    ];
  }

  /**
   * Loads saved state. Variables that have been seen get it at once, others when they are seen. State of other bits or
   * blocks is converted (fitState.ts).
   *
   * @throws OptimizerError if the names or sizes do not fit; nothing is changed then
   */
  load(saved: Checkpoint): void {
    const states = this.slots.size > 0 ? namedFor([...this.slots.keys()], saved) : saved;
    const found: [string, Slot, StateValues][] = [];
    const conversions: string[] = [];
    for (const [variable, slot] of this.slots) {
      const loaded = states.get(variable);
      if (!loaded) continue;
      const values = fitState(variable, loaded, slot, (from, to) => conversions.push(`${from} to ${to}`));
      found.push([variable, slot, values]);
    }
    this.loaded = states;
    this.loadedBits = new Set([...states.values()].map(({ values }) => values.bits));
    this.conversions = conversions;
    for (const [variable, slot, values] of found) {
      this.stepper.write(slot, values);
      states.delete(variable);
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

  /** Returns a sentence about loaded state that was converted; undefined if none was since the last load. */
  get conversion(): string | undefined {
    const kinds = new Map<string, number>();
    for (const kind of this.conversions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const parts = [...kinds].map(([kind, count]) => `of ${count} from ${kind}`);
    return parts.length > 0 ? `Loaded state was converted: ${parts.join(", ")}.` : undefined;
  }

  /** Frees the state of a variable, and drops state that was loaded for it. */
  forget(variable: string): void {
    const slot = this.slots.get(variable);
    if (slot) this.engine?.stepper.dispose(slot);
    this.slots.delete(variable);
    this.reasons.delete(variable);
    this.loaded.delete(variable);
  }

  /** Frees all state. */
  dispose(): void {
    for (const slot of this.slots.values()) this.engine?.stepper.dispose(slot);
    this.engine?.stepper.close();
    this.engine = undefined;
    this.slots.clear();
    this.loaded.clear();
  }

  /**
   * Returns the storage for a variable with loaded state. A saved run goes on as it was, whatever the names of its
   * variables are now: where other variables have state in codes, state in 32 bits was kept so, and state in the bits of
   * this optimizer keeps them. Any other state is converted to the storage that the variable would have without it.
   *
   * @param own storage of the variable without loaded state
   */
  private storageFor({ values }: SavedState, own: Storage): Storage {
    if (values.bits === own.bits) return own;
    if (values.bits === 32) return this.loadedBits.size > 1 ? FLOATS : own;
    return values.bits === this.storage.bits ? this.storage : own;
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
    const loaded = this.loaded.get(name);
    const isSmall = size < config.min8bitSize && config.bits !== 32;
    const usual = config === this.config ? this.storage : storageOf(config);
    const own = isSmall ? FLOATS : usual;
    const stored = loaded ? this.storageFor(loaded, own) : own;
    const storage = storageForRule(stored, rule);
    checkBlocks(storage, size);
    const target = { rule, elements: variable.size, storage };
    const values =
      loaded &&
      fitState(variable.name, loaded, target, (from, to) => this.conversions.push(`${from} to ${to}`));
    const slot = this.stepper.make(rule, variable.size, storage);
    if (values) {
      this.stepper.write(slot, values);
      this.loaded.delete(variable.name);
    }
    this.slots.set(name, slot);
    const why = isSmall ? `below min8bitSize of ${config.min8bitSize}` : reason;
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
  return (backend ? new WebGpuStepper(backend) : new ReferenceStepper()) as StateStepper;
}
