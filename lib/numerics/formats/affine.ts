import { blockCount } from "../blocks";
import { eachBlock, FLOAT32_BITS, type Storage } from "./storage";

const f = Math.fround;

/** Values of a group in unsloth-zoo's optimizer. */
export const AFFINE_GROUP = 64;
/** The last code. */
const LAST = 255;
/** The smallest distance of two codes in MLX. */
const LEAST_STEP = 1e-7;

/**
 * Stores 8-bit integers evenly spaced between the smallest and the largest value of each group: affine quantization,
 * value = bias + code * scale, with both numbers in float32 beside the group.
 *
 * unsloth-zoo (pull request 962) stores the first moment of Adam so, and tried it for the second, with MLX's
 * `mx.quantize` in groups of 64. As in MLX's kernel (`affine_quantize`) the bias is the end with the larger magnitude,
 * and the step is stretched until one code is 0. Its least step of 1e-7 is coarse for a second moment.
 */
export const affineStorage: Storage = {
  codes: LAST + 1,
  store(x) {
    const codes = new Uint8Array(x.length);
    const values = new Float32Array(x.length);
    eachBlock(x.length, AFFINE_GROUP, (start, end) => {
      const { bias, step } = codesOf(x.subarray(start, end));
      for (let i = start; i < end; i++) {
        codes[i] = Math.min(LAST, Math.round(f(x[i] - bias) / step));
        values[i] = bias + f(codes[i] * step);
      }
    });
    return { values, bits: 8 * x.length + 2 * FLOAT32_BITS * blockCount(x.length, AFFINE_GROUP), codes };
  },
};

/** Returns the bias of a group and the step from code to code, which is below 0 where the bias is the largest value. */
function codesOf(group: Float32Array): { readonly bias: number; readonly step: number } {
  let smallest = Number.POSITIVE_INFINITY;
  // As in MLX, the largest value is at least 0.
  let largest = 0;
  for (const value of group) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  const width = f(Math.max(f(largest - smallest) / LAST, LEAST_STEP));
  const fromSmallest = Math.abs(smallest) > Math.abs(largest);
  const edge = fromSmallest ? smallest : largest;
  const step = fromSmallest ? width : -width;
  const codesToZero = Math.round(edge / step);
  return codesToZero === 0 ? { bias: 0, step } : { bias: edge, step: f(edge / codesToZero) };
}
