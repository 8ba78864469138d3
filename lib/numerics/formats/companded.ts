/** Evenly spaced integers of a bent value: FlashOptim's companding, with and without it. */
import { blockCount } from "../blocks";
import type { Compander } from "../companders";
import { fromHalf, toHalf } from "../float16";
import { largestMagnitude } from "../quantize";
import { eachBlock, type Storage } from "./storage";

/** Values of a group in FlashOptim. */
export const FLASHOPTIM_GROUP = 32;
/** Bits of the scale of a group: half precision. */
const SCALE_BITS = 16;
/** The smallest divisor of a group. */
const LEAST = 1e-12;
/** The largest half-precision number; larger scales would be infinite. */
const LARGEST_HALF = 65504;

/**
 * Stores 8-bit integers of bent values and a half-precision scale for each group (databricks/flashoptim,
 * `_triton_quantize_kernel`): normalize by the group's largest magnitude, bend, multiply by 127 (signed) or 255, round
 * half up.
 *
 * As there, values are divided by the scale in 32 bits and multiplied by the rounded one. A scale below 6e-8, the
 * smallest half-precision number, can become 0, and the group with it.
 *
 * @param group values that share one scale
 */
export function compandedStorage(signed: boolean, compander: Compander, group = FLASHOPTIM_GROUP): Storage {
  const top = signed ? 127 : 255;
  const { bend, straighten, root } = compander;
  return {
    codes: signed ? 2 * top + 1 : top + 1,
    store(x) {
      const codes = new Uint8Array(x.length);
      const values = new Float32Array(x.length);
      const from = root ? x.map(Math.sqrt) : x;
      eachBlock(x.length, group, (start, end) => {
        const absmax = Math.max(largestMagnitude(from.subarray(start, end)), LEAST);
        const scale = fromHalf(toHalf(Math.min(absmax, LARGEST_HALF)));
        for (let i = start; i < end; i++) {
          const integer = Math.floor(bend(from[i] / absmax) * top + 0.5);
          codes[i] = signed ? integer + top : integer;
          const read = straighten(integer / top) * scale;
          values[i] = root ? read * read : read;
        }
      });
      const bits = 8 * x.length + SCALE_BITS * blockCount(x.length, group);
      return { values, bits, codes };
    },
  };
}
