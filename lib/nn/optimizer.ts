/**
 * Optimizers for TensorFlow.js with 32-bit or block-wise 8-bit or 4-bit state, drop-in for those of tf.train:
 *
 *   const optimizer = adam8bit({ learningRate: 1e-3 });
 *   optimizer.minimize(() => loss(), false, variables);
 *
 * On the webgpu backend, kernels update variables and state in place; on any other backend the numerics
 * reference does, with the same results up to rounding.
 */
import * as tf from "@tensorflow/tfjs-core";
import { checkBlockSize } from "@/lib/numerics/blocks";
import { customMap, makeMap } from "@/lib/numerics/maps";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { maps4 } from "@/lib/numerics/step4";
import type { StateMaps } from "@/lib/numerics/step8";
import { activeStepper } from "./activeStepper";
import { type Checkpoint, type NamedTensor, packState, readCheckpoint } from "./checkpoint";
import { OptimizerError } from "./errors";
import {
  checkCount,
  checkFits,
  checkGradient,
  checkHyper,
  checkNames,
  registeredVariable,
} from "./optimizerChecks";
import type { Slot, StateValues, Stepper, Storage, Update } from "./stepper";

/** How an optimizer keeps its state. */
export interface StateOptions {
  /** Values that share one absmax; on WebGPU best a power of two from 64 to 4096 (lib/gpu/tensor.ts has the rest; 4-bit state has no other). */
  readonly blockSize?: number;
  /**
   * Name in the list of maps. In 4 bits it is the map of the states with a sign only; those without (second moments) are
   * kept with linear-above-zero, because a small second moment must not become 0.
   */
  readonly map?: string;
  /**
   * A table of one's own instead of that map, 2 to 256 ascending values, 16 at most in 4 bits (lib/numerics/maps/custom.ts): for the
   * states with a sign if it has negative values, else for those without.
   */
  readonly mapValues?: readonly number[];
  /** Variables with fewer elements keep 32-bit state: it saves little there and costs precision. */
  readonly min8bitSize?: number;
  /**
   * Variables that keep 32-bit state whatever their size, as the paper does for embeddings (section 1.8). An entry
   * means the variable of that name, and those that have it between the slashes of their name: "embedding" means
   * "embedding" and "lane3/embedding/table", but not "embedding2".
   */
  readonly keep32?: readonly string[];
}

/** Bits of one stored value of the state. */
export type StateBits = Storage["bits"];

/** All that determines an optimizer, as plain data. */
export interface OptimizerConfig
  extends Required<Omit<StateOptions, "mapValues">>,
    Pick<StateOptions, "mapValues"> {
  readonly rule: string;
  readonly bits: StateBits;
  /** Hyper-parameters of the rule; those left out have the rule's defaults. */
  readonly hyper: Hyper;
}

/** How the state of one variable is kept, for a ledger of memory. */
export interface StateEntry {
  readonly variable: string;
  readonly bits: StateBits;
  readonly bytes: number;
}

export class BlockwiseOptimizer extends tf.Optimizer {
  /** The name under which tfjs serializes it. */
  static get className() {
    return "BlockwiseOptimizer";
  }

  private readonly rule: Rule;
  private hyper: Hyper;
  /** How a variable that is large enough is kept. */
  private readonly storage: Storage;
  /** Chosen at first use, when the backend is known. */
  private engine: { readonly backend: tf.KernelBackend; readonly stepper: Stepper } | undefined;
  private readonly slots = new Map<string, Slot>();
  /** State that was loaded for variables that have not been seen yet. */
  private loaded: Checkpoint = new Map();
  private disposed = false;

  /** @throws OptimizerError or NumericsError that names the argument, its value and what is allowed */
  constructor(private readonly config: OptimizerConfig) {
    super();
    this.rule = ruleNamed(config.rule);
    this.hyper = checkHyper({ ...this.rule.defaults, ...config.hyper }, this.rule);
    checkCount("min8bitSize", config.min8bitSize);
    checkBlockSize(config.blockSize);
    checkNames("keep32", config.keep32);
    this.storage = storageOf(config);
  }

  /** The hyper-parameters in force. */
  get hyperParameters(): Hyper {
    return this.hyper;
  }

  /** Change the learning rate from the next step on. @throws NumericsError if it is negative or not finite */
  setLearningRate(learningRate: number): void {
    this.refuseIfDisposed();
    this.hyper = checkHyper({ ...this.hyper, learningRate }, this.rule);
  }

  /** As in every tf.Optimizer: compute the gradients of `f` and apply them. */
  override minimize(f: () => tf.Scalar, returnCost = false, varList?: tf.Variable[]): tf.Scalar | null {
    this.refuseIfDisposed();
    return super.minimize(f, returnCost, varList);
  }

  /**
   * Update variables, each by its gradient, in place.
   *
   * @param gradients by variable name, as an object or as a list; a missing gradient leaves its variable alone
   * @throws OptimizerError if there is no such variable, or shapes or types do not fit
   */
  override applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]): void {
    this.refuseIfDisposed();
    const pairs = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    const updates: Update<Slot>[] = [];
    for (const [name, gradient] of pairs) {
      if (gradient == null) continue;
      const variable = registeredVariable(name);
      checkGradient(variable, gradient);
      updates.push({ variable, gradient, slot: this.slotOf(variable) });
    }
    this.incrementIterations();
    this.ready().step(updates, this.rule.prepare(this.hyper, this.iterations));
  }

  /** Make the state of variables before the first step, so that its size is known. */
  track(variables: readonly tf.Variable[]): void {
    this.refuseIfDisposed();
    for (const variable of variables) this.slotOf(variable);
  }

  /** What is kept for each variable seen so far. */
  ledger(): StateEntry[] {
    return [...this.slots].map(([variable, { storage, bytes }]) => ({ variable, bits: storage.bits, bytes }));
  }

  /** The state of one variable where it is kept, for those who measure it. @throws OptimizerError if there is none */
  slot(variable: tf.Variable): Slot {
    this.refuseIfDisposed();
    const slot = this.slots.get(variable.name);
    if (!slot) throw new OptimizerError("variable", variable.name, "one that this optimizer has seen");
    return slot;
  }

  /** The state of one variable as plain numbers. @throws OptimizerError if there is none */
  async readState(variable: tf.Variable): Promise<StateValues> {
    return this.ready().read(this.slot(variable));
  }

  /**
   * Go back to an earlier moment of this optimizer, or of one like it: what follows is the same, bit by bit.
   *
   * @param iterations steps done then
   * @param states of every variable, as `readState` gave them then
   * @throws OptimizerError if a variable is unknown, or its state has another storage or size; nothing is changed then
   */
  restore(iterations: number, states: ReadonlyMap<tf.Variable, StateValues>): void {
    for (const [variable, values] of states) checkFits(variable.name, values, this.slot(variable));
    for (const [variable, values] of states) this.ready().write(this.slot(variable), values);
    this.iterations_ = iterations;
  }

  /**
   * The state as tensors, to be saved: "iter" (int32, the number of steps done), then for each variable V and each
   * state S of the rule (m, r, ...) in the order in which the variables were first seen
   *
   *   32-bit  V/S         float32, one value an element
   *   8-bit   V/S/codes   int32, four codes an element, the first in the lowest byte; the rest of the last is 0
   *   4-bit   V/S/codes4  int32, eight codes an element, the first in the lowest four bits; the rest is 0
   *   both    V/S/absmax  float32, one value a block
   *
   * The caller disposes them.
   */
  override async getWeights(): Promise<NamedTensor[]> {
    this.refuseIfDisposed();
    const weights = [await this.saveIterations()];
    for (const [variable, slot] of this.slots) {
      weights.push(...packState(variable, this.rule, await this.ready().read(slot)));
    }
    for (const [variable, values] of this.loaded) weights.push(...packState(variable, this.rule, values));
    return weights;
  }

  /**
   * Load what `getWeights` gave. It takes effect for variables seen already, and for others when they are seen;
   * the values go on bit by bit.
   *
   * @throws OptimizerError if the names or sizes do not fit this optimizer; nothing is changed then
   */
  override async setWeights(weights: NamedTensor[]): Promise<void> {
    this.refuseIfDisposed();
    const { iterations, states } = await readCheckpoint(weights, this.rule);
    for (const [variable, slot] of this.slots) {
      const values = states.get(variable);
      if (values) checkFits(variable, values, slot);
    }
    this.iterations_ = iterations;
    this.loaded = states;
    for (const [variable, slot] of this.slots) {
      const values = states.get(variable);
      if (!values) continue;
      this.ready().write(slot, values);
      states.delete(variable);
    }
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { mapValues, keep32, ...config } = this.config;
    return {
      ...config,
      keep32: [...keep32],
      ...(mapValues && { mapValues: [...mapValues] }),
      hyper: { ...this.hyper },
    };
  }

  /** Free all state. Any use after that throws an OptimizerError. */
  override dispose(): void {
    for (const slot of this.slots.values()) this.engine?.stepper.dispose(slot);
    this.engine?.stepper.close();
    this.engine = undefined;
    this.slots.clear();
    this.loaded.clear();
    this.disposed = true;
  }

  private ready(): Stepper {
    const backend = tf.backend();
    this.engine ??= { backend, stepper: activeStepper() };
    if (this.engine.backend !== backend)
      throw new OptimizerError("tfjs backend", "another one by now", "the one that the state was made on");
    return this.engine.stepper;
  }

  private slotOf(variable: tf.Variable): Slot {
    const known = this.slots.get(variable.name);
    if (known) {
      if (known.elements === variable.size) return known;
      throw new OptimizerError(
        `size of variable "${variable.name}"`,
        variable.size,
        `still ${known.elements}`,
      );
    }
    const { min8bitSize, keep32 } = this.config;
    const storage: Storage =
      variable.size < min8bitSize || isNamed(variable.name, keep32) ? { bits: 32 } : this.storage;
    const values = this.loaded.get(variable.name);
    if (values) checkFits(variable.name, values, { rule: this.rule, elements: variable.size, storage });
    const slot = this.ready().make(this.rule, variable.size, storage);
    if (values) {
      this.ready().write(slot, values);
      this.loaded.delete(variable.name);
    }
    this.slots.set(variable.name, slot);
    return slot;
  }

  private refuseIfDisposed(): void {
    if (this.disposed) throw new OptimizerError("optimizer", "disposed", "in use; make a new one");
  }
}
tf.serialization.registerClass(BlockwiseOptimizer);

/** Whether a variable's name, or a part of it between slashes, is one of `names`. */
function isNamed(variable: string, names: readonly string[]): boolean {
  return [variable, ...variable.split("/")].some((part) => names.includes(part));
}

/** @throws OptimizerError or NumericsError if there is no such storage, or no such map for it */
function storageOf(config: OptimizerConfig): Storage {
  const { bits, blockSize } = config;
  switch (bits) {
    case 32:
      return { bits };
    case 8:
    case 4:
      return { bits, blockSize, maps: mapsOf(config, bits) };
    default:
      throw new OptimizerError("bits", bits, "4, 8 or 32");
  }
}

function mapsOf({ map, mapValues }: OptimizerConfig, bits: 4 | 8): StateMaps {
  const maps =
    bits === 4
      ? maps4(map)
      : { signed: makeMap(map, { bits, signed: true }), unsigned: makeMap(map, { bits, signed: false }) };
  if (!mapValues) return maps;
  const own = customMap(mapValues);
  if (own.bits > bits)
    throw new OptimizerError(
      "the number of mapValues",
      mapValues.length,
      `at most ${2 ** bits} in ${bits} bits`,
    );
  return own.signed ? { ...maps, signed: own } : { ...maps, unsigned: own };
}
