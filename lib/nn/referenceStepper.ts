/**
 * Carries out the optimizer's steps with lib/numerics, for the cpu backend of tfjs, and the state in codes of other
 * backends but webgpu.
 *
 * Values are read and written on the CPU in every step, which costs nothing only on the cpu backend.
 */
import * as tf from "@tensorflow/tfjs-core";
import { applyDirection } from "@/lib/numerics/applyDirection";
import { bitsOfStates } from "@/lib/numerics/momentBits";
import { newtonSchulz } from "@/lib/numerics/newtonSchulz";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import { matrixScale, matrixShapeOf } from "@/lib/numerics/rules/matrices";
import type { Rule } from "@/lib/numerics/rules/rule";
import { makeState4, type Packed, step4 } from "@/lib/numerics/step4";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { type MomentState, makeStateMixed, stepMixed } from "@/lib/numerics/stepMixed";
import {
  bytesOfCodes,
  type Slot,
  type StateStepper,
  type StateValues,
  type Storage,
  type Update,
} from "./stepper";
import { valuesInMemory } from "./tfjsInternals";

type State =
  | { readonly bits: 32; readonly arrays: Float32Array[] }
  | { readonly bits: 8; readonly tensors: Quantized[] }
  | { readonly bits: 4; readonly tensors: Packed[] }
  | { readonly bits: "mixed"; readonly moments: MomentState[] };

/** The state of one variable in arrays. */
export interface ReferenceSlot extends Slot {
  readonly state: State;
}

/** Returns the codes as they are stored. */
const codesOf = (tensor: Quantized | Packed) => ("bytes" in tensor ? tensor.bytes : tensor.codes);

/** Returns all arrays that hold a state. */
function arraysOf(state: State): readonly (Float32Array | Uint8Array)[] {
  if (state.bits === 32) return state.arrays;
  const moments: readonly (MomentState | Packed)[] = state.bits === "mixed" ? state.moments : state.tensors;
  return moments.flatMap((moment) =>
    moment instanceof Float32Array ? [moment] : [codesOf(moment), moment.absmax],
  );
}

function makeState(rule: Rule, elements: number, storage: Storage): State {
  if (storage.bits === 32) return { bits: 32, arrays: makeState32(rule, elements) };
  if (storage.bits === "mixed") {
    const { bits, blockSize, maps, momentBits } = storage;
    return { bits, moments: makeStateMixed(rule, elements, blockSize, maps, bitsOfStates(rule, momentBits)) };
  }
  const { bits, blockSize, maps } = storage;
  return bits === 8
    ? { bits, tensors: makeState8(rule, elements, blockSize, maps) }
    : { bits, tensors: makeState4(rule, elements, blockSize, maps) };
}

/** Advances parameters and a state by one step. */
function stepParams(
  { rule, state }: ReferenceSlot,
  coefficients: Coefficients,
  params: Float32Array,
  grads: Float32Array,
): void {
  if (state.bits === 32) step32(rule, coefficients, params, grads, state.arrays);
  else if (state.bits === "mixed") stepMixed(rule, coefficients, params, grads, state.moments);
  else if (state.bits === 8) step8(rule, coefficients, params, grads, state.tensors);
  else step4(rule, coefficients, params, grads, state.tensors);
}

/** Carries out steps with lib/numerics. */
export class ReferenceStepper implements StateStepper<ReferenceSlot> {
  coefficientsOf(): undefined {
    return undefined;
  }

  make(rule: Rule, elements: number, storage: Storage): ReferenceSlot {
    const state = makeState(rule, elements, storage);
    const bytes = arraysOf(state).reduce((sum, { byteLength }) => sum + byteLength, 0);
    return { rule, elements, storage, bytes, state };
  }

  step(updates: readonly Update<ReferenceSlot>[], coefficients: Coefficients): void {
    for (const { variable, gradient, slot } of updates) {
      // A copy: tensors are immutable, and the array belongs to the backend.
      const params = valuesInMemory(variable).slice();
      const matrix = slot.rule.matrices && matrixShapeOf(variable.shape);
      const stepped = matrix ? new Float32Array(params.length) : params;
      stepParams(slot, coefficients, stepped, valuesInMemory(gradient));
      if (matrix) {
        const direction = newtonSchulz(stepped, matrix.rows, matrix.columns);
        applyDirection(params, direction, matrixScale(matrix), coefficients);
      }
      const updated = tf.tensor(params, variable.shape, "float32");
      variable.assign(updated);
      updated.dispose();
    }
  }

  async read({ state }: ReferenceSlot): Promise<StateValues> {
    if (state.bits === "mixed") {
      const moments = state.moments.map((moment) =>
        moment instanceof Float32Array
          ? moment.slice()
          : { codes: moment.codes.slice(), absmax: moment.absmax.slice() },
      );
      return { bits: "mixed", moments };
    }
    return state.bits === 32
      ? { bits: 32, values: state.arrays.map((array) => array.slice()) }
      : {
          bits: state.bits,
          codes: state.tensors.map((tensor) => codesOf(tensor).slice()),
          absmax: state.tensors.map(({ absmax }) => absmax.slice()),
        };
  }

  write({ state, elements }: ReferenceSlot, values: StateValues): void {
    if (state.bits === 32 && values.bits === 32) {
      state.arrays.forEach((array, i) => {
        array.set(values.values[i]);
      });
    } else if (state.bits === "mixed" && values.bits === "mixed") {
      state.moments.forEach((moment, i) => {
        const saved = values.moments[i];
        if (moment instanceof Float32Array) {
          if (saved instanceof Float32Array) moment.set(saved);
        } else if (!(saved instanceof Float32Array)) {
          moment.codes.set(saved.codes.subarray(0, elements));
          moment.absmax.set(saved.absmax);
        }
      });
    } else if ((state.bits === 8 || state.bits === 4) && values.bits === state.bits) {
      const { codes, absmax, bits } = values;
      state.tensors.forEach((tensor, i) => {
        codesOf(tensor).set(codes[i].subarray(0, bytesOfCodes(elements, bits)));
        tensor.absmax.set(absmax[i]);
      });
    }
  }

  /** Arrays are freed when nothing refers to them. */
  dispose(): void {}

  close(): void {}
}
