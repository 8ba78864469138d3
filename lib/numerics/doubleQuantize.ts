/**
 * Double quantization (QLoRA, arXiv 2305.14314, section 3): the scales of the blocks are quantized too.
 *
 * The mean of all scales is subtracted first, since scales are positive and a signed map would waste half its codes
 * on them. The rest is quantized with 8 bits in blocks of its own; the paper uses an 8-bit float, and its library the
 * signed dynamic map, which is taken here.
 */
import { dequantize } from "./dequantize";
import { makeMap } from "./maps";
import type { QuantizationMap } from "./maps/map";
import { type Quantized, quantize } from "./quantize";

/** Bits of a scale that is not quantized. */
const FLOAT_BITS = 32;
/** Bits of the code of a scale. */
const SCALE_BITS = 8;

/** A tensor in blocks whose scales are in blocks too. */
export interface DoubleQuantized {
  /** One code a value. */
  readonly codes: Uint8Array;
  readonly blockSize: number;
  readonly map: QuantizationMap;
  /** The scales without their mean, one a block of the tensor. */
  readonly scales: Quantized;
  /** Mean of the scales. */
  readonly mean: number;
}

/**
 * Quantizes a tensor block by block, and then the scales of its blocks.
 *
 * @param scaleBlock scales that share one scale of their own, 1 or more
 * @throws NumericsError if a block size is no whole number from 1
 */
export function doubleQuantize(
  x: Float32Array,
  map: QuantizationMap,
  blockSize: number,
  scaleBlock: number,
): DoubleQuantized {
  const { codes, absmax } = quantize(x, map, blockSize);
  let sum = 0;
  for (const scale of absmax) sum += scale;
  const mean = absmax.length > 0 ? Math.fround(sum / absmax.length) : 0;
  const centred = absmax.map((scale) => scale - mean);
  const scaleMap = makeMap("dynamic", { bits: SCALE_BITS, signed: true });
  return { codes, blockSize, map, scales: quantize(centred, scaleMap, scaleBlock), mean };
}

/** Returns the values of a tensor that `doubleQuantize` has stored. */
export function dequantizeTwice({ codes, blockSize, map, scales, mean }: DoubleQuantized): Float32Array {
  const absmax = dequantize(scales).map((scale) => scale + mean);
  return dequantize({ codes, absmax, blockSize, map });
}

/** How the bits of a quantized weight are spent. */
export interface WeightBits {
  readonly codes: number;
  /** Bits of the block's scale, or of its code. */
  readonly scales: number;
  /** Bits of the scale of the scales; 0 without double quantization. */
  readonly scalesOfScales: number;
  readonly sum: number;
}

/**
 * Returns the bits of a weight in a long tensor, where short last blocks and the one mean do not count.
 *
 * @param bits of a code
 * @param scaleBlock as in `doubleQuantize`; left out where scales are float32
 */
export function weightBits(bits: number, blockSize: number, scaleBlock?: number): WeightBits {
  const scales = (scaleBlock === undefined ? FLOAT_BITS : SCALE_BITS) / blockSize;
  const scalesOfScales = scaleBlock === undefined ? 0 : FLOAT_BITS / (blockSize * scaleBlock);
  return { codes: bits, scales, scalesOfScales, sum: bits + scales + scalesOfScales };
}
