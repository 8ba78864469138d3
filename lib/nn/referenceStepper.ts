/**
 * The optimizer's arithmetic by the numerics reference: for any tfjs backend but webgpu.
 *
 * Values come to the CPU and go back in every step, which only the cpu backend does for nothing.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Rule } from "@/lib/numerics/rules/rule";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { Slot, StateValues, Stepper, Storage, Update } from "./stepper";
import { valuesInMemory } from "./tfjsInternals";

type State =
  | { readonly bits: 32; readonly arrays: Float32Array[] }
  | { readonly bits: 8; readonly tensors: Quantized[] };

export interface ReferenceSlot extends Slot {
  readonly state: State;
}

const byteLength = (state: State) =>
  state.bits === 32
    ? state.arrays.reduce((sum, array) => sum + array.byteLength, 0)
    : state.tensors.reduce((sum, { codes, absmax }) => sum + codes.byteLength + absmax.byteLength, 0);

export class ReferenceStepper implements Stepper<ReferenceSlot> {
  make(rule: Rule, elements: number, storage: Storage): ReferenceSlot {
    const state: State =
      storage.bits === 32
        ? { bits: 32, arrays: makeState32(rule, elements) }
        : { bits: 8, tensors: makeState8(rule, elements, storage.blockSize, storage.maps) };
    return { rule, elements, storage, bytes: byteLength(state), state };
  }

  step(updates: readonly Update<ReferenceSlot>[], coefficients: Float32Array): void {
    for (const { variable, gradient, slot } of updates) {
      // A copy: tensors are immutable, and the array belongs to the backend.
      const params = valuesInMemory(variable).slice();
      const grads = valuesInMemory(gradient);
      const { state, rule } = slot;
      if (state.bits === 32) step32(rule, coefficients, params, grads, state.arrays);
      else step8(rule, coefficients, params, grads, state.tensors);
      const updated = tf.tensor(params, variable.shape, "float32");
      variable.assign(updated);
      updated.dispose();
    }
  }

  async read({ state }: ReferenceSlot): Promise<StateValues> {
    return state.bits === 32
      ? { bits: 32, values: state.arrays.map((array) => array.slice()) }
      : {
          bits: 8,
          codes: state.tensors.map(({ codes }) => codes.slice()),
          absmax: state.tensors.map(({ absmax }) => absmax.slice()),
        };
  }

  write({ state, elements }: ReferenceSlot, values: StateValues): void {
    if (state.bits === 32 && values.bits === 32) {
      state.arrays.forEach((array, i) => {
        array.set(values.values[i]);
      });
    } else if (state.bits === 8 && values.bits === 8) {
      state.tensors.forEach(({ codes, absmax }, i) => {
        codes.set(values.codes[i].subarray(0, elements));
        absmax.set(values.absmax[i]);
      });
    }
  }

  /** Arrays are freed when nothing refers to them. */
  dispose(): void {}

  close(): void {}
}
