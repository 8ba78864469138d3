import { checkLength } from "./blockChecks";
import type { Quantized } from "./quantize";

/**
 * Returns the values of a quantized tensor (paper section 1.4; reference `kDequantizeBlockwise`):
 * one float32 multiplication each, map.values[code] * absmax of the block.
 *
 * @param out receives the values, if given; same length as the codes
 * @returns out, or a new array
 * @throws NumericsError if out has another length
 */
export function dequantize(
  { codes, absmax, blockSize, map }: Quantized,
  out: Float32Array = new Float32Array(codes.length),
): Float32Array {
  checkLength("out", out, codes.length);
  for (let b = 0; b < absmax.length; b++) {
    const end = Math.min((b + 1) * blockSize, codes.length);
    // Storing in a Float32Array rounds the product once.
    for (let i = b * blockSize; i < end; i++) out[i] = map.values[codes[i]] * absmax[b];
  }
  return out;
}
