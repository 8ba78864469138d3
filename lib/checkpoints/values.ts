/** Turns the bytes of a tensor into numbers. */
import { headerRefusals } from "./messages";
import { DTYPE_BYTES, type Dtype, refuser, type TensorEntry } from "./stateFile";

const refused = refuser(headerRefusals);

/** Returns the value of 16 bits as an IEEE half. */
export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** Returns a float32 rounded to an IEEE half, ties to even. Values beyond 65504 become infinite. */
export function roundToHalf(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0) || size === Number.POSITIVE_INFINITY) return value;
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const unit = 2 ** (exponent - 10);
  const scaled = size / unit;
  const down = Math.floor(scaled);
  const rest = scaled - down;
  const whole = rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
  const rounded = whole * unit;
  return Math.sign(value) * (rounded > 65504 ? Number.POSITIVE_INFINITY : rounded);
}

/**
 * Reads elements of a tensor as float32 numbers.
 *
 * @param start first element; `end` is not included
 * @throws CheckpointError if the type of the elements has no such reading
 */
export async function readNumbers(tensor: TensorEntry, start = 0, end = tensor.count): Promise<Float32Array> {
  const bytes = await tensor.read(start, end);
  const count = bytes.length / DTYPE_BYTES[tensor.dtype];
  // A float32 slice that lies at a multiple of four bytes needs no copy.
  if (tensor.dtype === "F32" && bytes.byteOffset % 4 === 0) {
    return new Float32Array(bytes.buffer, bytes.byteOffset, count);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[tensor.dtype];
  if (!read) throw refused("refused.noNumbers", { type: tensor.dtype });
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, i);
  return values;
}

const READERS: Partial<Record<Dtype, (view: DataView, index: number) => number>> = {
  F64: (view, i) => view.getFloat64(8 * i, true),
  F32: (view, i) => view.getFloat32(4 * i, true),
  F16: (view, i) => halfToFloat(view.getUint16(2 * i, true)),
  BF16: bfloatAt,
  I64: (view, i) => Number(view.getBigInt64(8 * i, true)),
  I32: (view, i) => view.getInt32(4 * i, true),
  I16: (view, i) => view.getInt16(2 * i, true),
  I8: (view, i) => view.getInt8(i),
  U64: (view, i) => Number(view.getBigUint64(8 * i, true)),
  U32: (view, i) => view.getUint32(4 * i, true),
  U16: (view, i) => view.getUint16(2 * i, true),
  U8: (view, i) => view.getUint8(i),
  BOOL: (view, i) => view.getUint8(i),
};

const word = new DataView(new ArrayBuffer(4));

/** A bfloat16 is the upper half of a float32. */
function bfloatAt(view: DataView, index: number): number {
  word.setUint32(0, view.getUint16(2 * index, true) << 16);
  return word.getFloat32(0);
}
