/** State that is stored in an 8-bit floating-point type. */
import { blockCount } from "../blocks";
import { decodeFloat8, encodeFloat8, type Float8, largestOf } from "../float8";
import { largestMagnitude } from "../quantize";
import { TORCHAO_MIN_SCALE } from "./blockCodes";
import { eachBlock, FLOAT32_BITS, type Storage } from "./storage";

/**
 * Stores an 8-bit float and one scale a block, absmax / largest number of the type: `torchao/optim/subclass_fp8.py`.
 *
 * @param signed whether the state has a sign; a second moment leaves the sign bit idle and uses half of the codes
 * @throws NumericsError in `store` if blockSize is no whole number from 1
 */
export function float8Storage(type: Float8, blockSize: number, signed: boolean): Storage {
  return {
    codes: type.magnitudes.length * (signed ? 2 : 1),
    store(x) {
      const codes = new Uint8Array(x.length);
      const values = new Float32Array(x.length);
      eachBlock(x.length, blockSize, (start, end) => {
        const absmax = Math.max(largestMagnitude(x.subarray(start, end)), TORCHAO_MIN_SCALE);
        const scale = Math.fround(absmax / largestOf(type));
        for (let i = start; i < end; i++) {
          codes[i] = encodeFloat8(type, Math.fround(x[i] / scale));
          values[i] = decodeFloat8(type, codes[i]) * scale;
        }
      });
      return { values, bits: 8 * x.length + FLOAT32_BITS * blockCount(x.length, blockSize), codes };
    },
  };
}
