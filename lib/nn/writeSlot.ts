/** Overwrites the stored state of a variable, whatever holds it. Few programs load state, so this is imported late. */
import * as tf from "@tensorflow/tfjs-core";
import type { State } from "@/lib/gpu/state";
import { writeState } from "@/lib/gpu/stateWrites";
import { codesOf } from "./joinMoments";
import type { OperationsSlot } from "./operationsStepper";
import type { ReferenceSlot } from "./referenceStepper";
import { bytesOfCodes, type MomentValues, momentsOf, type Slot, type StateValues } from "./stepper";
import type { WebGpuSlot } from "./webgpuStepper";

/** A slot of any of the steppers. */
type AnySlot = OperationsSlot | WebGpuSlot;

/**
 * Overwrites a state.
 *
 * @param slot of one of the steppers
 * @param values of the same storage and sizes as the slot's (checkFits); codes may be padded
 */
export function writeSlot(slot: Slot, values: StateValues): void {
  const any = slot as AnySlot;
  const moments = momentsOf(values).map((moment) => withoutPadding(moment, slot));
  if ("tensors" in any) replaceTensors(any.tensors, moments);
  else if ("device" in any.state) writeBuffers(any.state, moments);
  else writeArrays(any.state, moments);
}

/** Codes of a checkpoint are padded to a multiple of four bytes. */
function withoutPadding(moment: MomentValues, { elements, storage }: Slot): MomentValues {
  if (moment instanceof Float32Array) return moment;
  const { codes, absmax } = moment;
  return { codes: codes.subarray(0, bytesOfCodes(elements, storage.bits === 4 ? 4 : 8)), absmax };
}

function replaceTensors(tensors: tf.Tensor1D[], moments: readonly MomentValues[]): void {
  moments.forEach((moment, k) => {
    if (!(moment instanceof Float32Array)) return;
    tensors[k].dispose();
    tensors[k] = tf.keep(tf.tensor1d(moment.slice()));
  });
}

function writeBuffers(state: State, moments: readonly MomentValues[]): void {
  const inBytes = moments.map((moment) =>
    moment instanceof Float32Array ? moment : { bytes: moment.codes, absmax: moment.absmax },
  );
  // The storage says which of the four forms the values have.
  writeState(state as never, (state.bits === 4 ? inBytes : moments) as never);
}

function writeArrays({ moments: stored }: ReferenceSlot["state"], moments: readonly MomentValues[]): void {
  stored.forEach((moment, k) => {
    const saved = moments[k];
    if (moment instanceof Float32Array) {
      if (saved instanceof Float32Array) moment.set(saved);
    } else if (!(saved instanceof Float32Array)) {
      codesOf(moment).set(saved.codes);
      moment.absmax.set(saved.absmax);
    }
  });
}
