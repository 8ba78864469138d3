/**
 * Our own saved state as a file: the named tensors that `getWeights` of an optimizer in lib/nn returns, written as
 * safetensors under the same names ("iter", "dense/kernel/m/codes", "dense/kernel/m/absmax").
 */
import { type TensorData, writeSafetensors } from "./safetensors";

/** A tensor that an optimizer saved, with its values on the CPU. */
export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** Returns a typed array as a tensor to be written; the type of the elements follows from the array. */
export function tensorData({ name, shape, values }: SavedTensor): TensorData {
  const dtype = values instanceof Float32Array ? "F32" : values instanceof Int32Array ? "I32" : "U8";
  // The machines that run this have little-endian memory, as the format wants it.
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, dtype, shape, bytes };
}

/**
 * Returns the saved state of an optimizer as a safetensors file.
 *
 * @throws CheckpointError if a shape does not fit its values, or a name comes twice
 */
export function writeSavedState(tensors: readonly SavedTensor[]): Uint8Array<ArrayBuffer> {
  return writeSafetensors(tensors.map(tensorData), { format: "blockwise" });
}
