/**
 * Weights in 3 to 8 bits, block by block, as in the experiments on k-bit inference (Dettmers and Zettlemoyer 2023, arXiv
 * 2212.09720): a data type names the values of the codes, and each block has a scale in half precision.
 */
import { dequantize } from "./dequantize";
import { quantizeFast } from "./fast/quantize";
import { fromHalf, toHalf } from "./float16";
import { makeMap } from "./maps";
import { floatValues } from "./maps/float";
import type { QuantizationMap } from "./maps/map";

/** Data types of weights, in the order in which pickers show them. */
export const DATA_TYPES = ["linear", "dynamic", "quantile", "float"] as const;
/** The name of a data type. */
export type DataType = (typeof DATA_TYPES)[number];

/** Bits of a scale, and of a number that is not quantized. */
const HALF_BITS = 16;

/**
 * Returns the signed map of a data type. "quantile" is that of normally distributed numbers. "float" is the library's
 * construction with 2 exponent bits up to 5 bits and with 3 from 6 bits.
 *
 * @param bits of a code, 3 to 8
 */
export function weightMap(type: DataType, bits: number): QuantizationMap {
  if (type !== "float") return makeMap(type, { bits, signed: true });
  const exponentBits = bits < 6 ? 2 : 3;
  const values = floatValues({ exponentBits, fractionBits: bits - 1 - exponentBits, signed: true });
  return { name: "float", label: "float", bits, signed: true, values };
}

/** Returns the values of a tensor that was stored in blocks with scales in half precision. */
export function inKBits(tensor: Float32Array, map: QuantizationMap, blockSize: number): Float32Array {
  const stored = quantizeFast(tensor, map, blockSize);
  return dequantize({ ...stored, absmax: inHalf(stored.absmax) });
}

/** Returns values rounded to half precision. */
export const inHalf = (values: Float32Array): Float32Array => values.map((value) => fromHalf(toHalf(value)));

/** The numbers of a model. */
export interface ModelSizes {
  /** Number of values of each tensor that is quantized. */
  readonly tensors: readonly number[];
  /** Number of all other values, which stay in half precision. */
  readonly kept: number;
}

/** Returns the bits of a whole model: codes, scales, and what stays in half precision. */
export function modelBits({ tensors, kept }: ModelSizes, bits: number, blockSize: number): number {
  const stored = tensors.map((n) => bits * n + HALF_BITS * Math.ceil(n / blockSize));
  return stored.reduce((sum, each) => sum + each, HALF_BITS * kept);
}

/** Returns the bits of a whole model in half precision. */
export const halfModelBits = ({ tensors, kept }: ModelSizes): number =>
  HALF_BITS * tensors.reduce((sum, n) => sum + n, kept);
