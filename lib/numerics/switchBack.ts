/**
 * How the products of a linear layer y = x w are rounded in SwitchBack (Wortsman et al. 2023, arXiv 2304.13013):
 *
 *     y  = int8(x) int8(w)         a scale for each row of x, one for all of w
 *     dx = int8(dy) int8(w)^T      a scale for each row of dy, one for all of w
 *     dw = 16(x)^T 16(dy)          16 bits: its sums run over the whole batch, and noise grows with their length
 *
 * A product of codes times two scales is the product of the values that the codes stand for, so numbers are rounded to
 * these values and multiplied in any precision.
 */
import { roundToNearest } from "./bf16";
import { largestMagnitude } from "./quantize";

/** Largest code. */
const MAX_CODE = 127;

/** Rounding of the numbers that enter the three products of a layer. */
export interface ProductRounding {
  /** Returns a kernel as it enters y and dx. */
  kernel(w: Float32Array): Float32Array;
  /** Returns a row of x as it enters y, or of dy as it enters dx. */
  row(values: Float64Array): Float64Array;
  /** Returns a row of x or of dy as it enters dw. */
  forKernel(values: Float64Array): Float64Array;
}

/** Returns values rounded to the 255 multiples of their largest magnitude over 127, in float64. */
function inInt8(values: Float64Array): Float64Array {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  if (most === 0) return values;
  const step = most / MAX_CODE;
  return values.map((value) => Math.round(value / step) * step);
}

/** The rounding of SwitchBack, with bf16 as its 16 bits. */
export const switchBack: ProductRounding = {
  kernel(w) {
    const step = largestMagnitude(w) / MAX_CODE;
    return step === 0 ? w : w.map((value) => Math.round(value / step) * step);
  },
  row: inInt8,
  forKernel(values) {
    const rounded = Float32Array.from(values);
    roundToNearest(rounded);
    return Float64Array.from(rounded);
  },
};
