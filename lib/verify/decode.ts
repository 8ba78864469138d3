/**
 * Decodes arrays of the vector files: base64 of little-endian bytes, as a string or as an object with its
 * type.
 */
import { decodeBase64 } from "@/lib/options/base64";

/** An array of the cuda-trajectories files. */
export interface TypedArrayJson {
  readonly dtype: "f32" | "u8" | "bf16";
  readonly length: number;
  readonly base64: string;
}

/** Decodes bytes. */
export const decodeU8 = (base64: string): Uint8Array => decodeBase64(base64);

/** Decodes float32 values. */
export function decodeF32(base64: string): Float32Array {
  const bytes = decodeBase64(base64);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** Decodes bfloat16 values, which are the upper half of a float32. */
function decodeBf16(base64: string): Float32Array {
  const bytes = decodeBase64(base64);
  const view = new DataView(new ArrayBuffer(4));
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => {
    view.setUint8(2, bytes[2 * i]);
    view.setUint8(3, bytes[2 * i + 1]);
    return view.getFloat32(0, true);
  });
}

/**
 * Decodes an array of floats of the cuda-trajectories files.
 *
 * @throws Error if its length is not the recorded length
 */
export function floatsOf(array: TypedArrayJson): Float32Array {
  const values = array.dtype === "bf16" ? decodeBf16(array.base64) : decodeF32(array.base64);
  return checked(array, values);
}

/**
 * Decodes an array of codes of the cuda-trajectories files.
 *
 * @throws Error if its length is not the recorded length
 */
export function codesOf(array: TypedArrayJson): Uint8Array {
  return checked(array, decodeU8(array.base64));
}

function checked<A extends ArrayLike<number>>(array: TypedArrayJson, values: A): A {
  if (values.length !== array.length) {
    throw new Error(`number of values is ${values.length}, but must be ${array.length}`);
  }
  return values;
}
