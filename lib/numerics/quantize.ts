import { blockCount } from "./blocks";
import { encodeBlock } from "./encode";
import type { QuantizationMap } from "./maps/map";

/** A tensor in blocks: value i is map.values[codes[i]] * absmax[floor(i / blockSize)]. */
export interface Quantized {
  /** One code a value. */
  readonly codes: Uint8Array;
  /** Largest magnitude of each block; the last block may be short. */
  readonly absmax: Float32Array;
  /** Values that share one absmax, 1 or more. */
  readonly blockSize: number;
  readonly map: QuantizationMap;
}

/**
 * Quantizes a tensor block by block (paper section 1.4; reference `kQuantizeBlockwise`).
 *
 * For each block: absmax is its largest magnitude, and each value, divided by it, gets the code of the
 * nearest value of the map. As in the kernel the division is a multiplication by the reciprocal, computed
 * once a block. A block of zeros has absmax 0 and the code of 0 (the reference stores code 0 there; both
 * dequantize to 0). NaN does not count for absmax and gets code 0. An infinity makes absmax infinite, and the
 * block is lost.
 *
 * @param x any number of values; they are not changed
 * @param blockSize 1 or more; x.length or more makes the tensor one block
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function quantize(x: Float32Array, map: QuantizationMap, blockSize: number): Quantized {
  const blocks = blockCount(x.length, blockSize);
  const codes = new Uint8Array(x.length);
  const absmax = new Float32Array(blocks);
  for (let b = 0; b < blocks; b++) {
    const block = x.subarray(b * blockSize, (b + 1) * blockSize);
    absmax[b] = largestMagnitude(block);
    encodeBlock(block, absmax[b], map.values, false, codes.subarray(b * blockSize));
  }
  return { codes, absmax, blockSize, map };
}

/** Returns the largest |x|, ignoring NaN; 0 for no values. */
export function largestMagnitude(block: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < block.length; i++) {
    const magnitude = Math.abs(block[i]);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
