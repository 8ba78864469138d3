/**
 * Carries out the optimizer's steps for backends of tfjs that keep values elsewhere than in memory, such as webgl and
 * wasm: 32-bit state with operations of tfjs, which read nothing back, and all other state with lib/numerics.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { RuleOperation } from "./operations/operation";
import type { ReferenceSlot, ReferenceStepper } from "./referenceStepper";
import type { Slot, StateStepper, StateValues, Storage, Update } from "./stepper";

/** 32-bit state in tensors. */
interface TensorSlot extends Slot {
  readonly operation: RuleOperation;
  /** One tensor for each state of the rule, [elements]; replaced in each step. */
  readonly tensors: tf.Tensor1D[];
}

/** State in tensors or in arrays. */
export type OperationsSlot = TensorSlot | ReferenceSlot;

/** Puts tensors that outlive their tidy in the place of those of a slot. */
function replace({ tensors }: TensorSlot, by: readonly tf.Tensor1D[]): void {
  by.forEach((tensor, k) => {
    const old = tensors[k];
    tensors[k] = tf.keep(tensor);
    old.dispose();
  });
}

/** Advances a variable and its state in tensors. Call it in a tidy. */
function operate({ variable, gradient, slot }: Update<TensorSlot>, coefficients: Coefficients): void {
  const { operation, tensors, elements } = slot;
  const p = tf.reshape<tf.Rank.R1>(variable, [elements]);
  const g = tf.reshape<tf.Rank.R1>(gradient, [elements]);
  const moved = operation(p, g, tensors, coefficients, variable.shape);
  replace(slot, moved.s);
  variable.assign(tf.reshape(moved.p, variable.shape));
}

/** Carries out steps with operations of tfjs where it can. */
export class OperationsStepper implements StateStepper<OperationsSlot> {
  /**
   * @param arrays for all state that has no operations
   * @param operationOf returns a rule's step in operations, if it has one
   */
  constructor(
    private readonly arrays: ReferenceStepper,
    private readonly operationOf: (rule: Rule) => RuleOperation | undefined,
  ) {}

  make(rule: Rule, elements: number, storage: Storage): OperationsSlot {
    const operation = storage.bits === 32 ? this.operationOf(rule) : undefined;
    if (!operation) return this.arrays.make(rule, elements, storage);
    const tensors = rule.states.map(() => tf.keep(tf.zeros<tf.Rank.R1>([elements])));
    return { rule, elements, storage, bytes: 4 * elements * tensors.length, operation, tensors };
  }

  step(updates: readonly Update<OperationsSlot>[], coefficients: Coefficients): void {
    for (const { variable, gradient, slot } of updates) {
      if ("tensors" in slot) operate({ variable, gradient, slot }, coefficients);
      else this.arrays.step([{ variable, gradient, slot }], coefficients);
    }
  }

  async read(slot: OperationsSlot): Promise<StateValues> {
    if (!("tensors" in slot)) return this.arrays.read(slot);
    const values = await Promise.all(slot.tensors.map((tensor) => tensor.data<"float32">()));
    return { bits: 32, values: values.map((array) => array.slice()) };
  }

  dispose(slot: OperationsSlot): void {
    if ("tensors" in slot) tf.dispose(slot.tensors);
  }

  close(): void {}
}
