/** Codes of a quantization map with one scale per block: the paper's method, and torchao's variant of it. */
import { blockCount } from "../blocks";
import { dequantize } from "../dequantize";
import { guardSign } from "../encode";
import { quantizeFast } from "../fast/quantize";
import type { QuantizationMap } from "../maps/map";
import { largestMagnitude } from "../quantize";
import { eachBlock, FLOAT32_BITS, type Storage } from "./storage";

const f = Math.fround;

/**
 * Stores codes of a map and the absmax of each block, as bitsandbytes does (../step8.ts).
 *
 * @param guard whether no code may have another sign than its value; for first moments
 * @throws NumericsError in `store` if blockSize is no whole number from 1
 */
export function blockStorage(map: QuantizationMap, blockSize: number, guard = false): Storage {
  return {
    codes: map.values.length,
    store(x) {
      const stored = quantizeFast(x, map, blockSize);
      if (guard) guardSigns(stored.codes, x, stored.absmax, blockSize, map.values);
      return {
        values: dequantize(stored),
        bits: map.bits * x.length + FLOAT32_BITS * stored.absmax.length,
        codes: stored.codes,
      };
    },
  };
}

function guardSigns(
  codes: Uint8Array,
  x: Float32Array,
  absmax: Float32Array,
  blockSize: number,
  values: Float32Array,
): void {
  for (let i = 0; i < x.length; i++) {
    const scale = absmax[Math.floor(i / blockSize)];
    if (scale > 0) codes[i] = guardSign(values, codes[i], x[i]);
  }
}

/** The smallest scale of torchao: no block is divided by less. */
export const TORCHAO_MIN_SCALE = 1e-12;

/**
 * Stores codes of a map and the absmax of each block as torchao does (`torchao/optim/quant_utils.py`): a value half-way
 * between two codes gets the upper one, no code is guarded against a change of sign, and a value is divided by its
 * scale where bitsandbytes multiplies by the reciprocal.
 *
 * torchao keeps tensors in 32 bits whose size is no multiple of the block size. Here their last block is short.
 *
 * @throws NumericsError in `store` if blockSize is no whole number from 1
 */
export function torchaoStorage(map: QuantizationMap, blockSize: number): Storage {
  return {
    codes: map.values.length,
    store(x) {
      const codes = new Uint8Array(x.length);
      const values = new Float32Array(x.length);
      eachBlock(x.length, blockSize, (start, end) => {
        const scale = Math.max(largestMagnitude(x.subarray(start, end)), f(TORCHAO_MIN_SCALE));
        for (let i = start; i < end; i++) {
          codes[i] = encodeTiesUp(map.values, f(x[i] / scale));
          values[i] = map.values[codes[i]] * scale;
        }
      });
      const bits = map.bits * x.length + FLOAT32_BITS * blockCount(x.length, blockSize);
      return { values, bits, codes };
    },
  };
}

/**
 * Returns the code whose value is nearest to x; at an exact midpoint the upper one.
 *
 * @param values ascending, a power of two of them; the first code is returned for x below the first value
 */
export function encodeTiesUp(values: Float32Array, x: number): number {
  let code = 0;
  for (let width = values.length >> 1; width >= 1; width >>= 1) if (x >= values[code + width]) code += width;
  const up = Math.min(code + 1, values.length - 1);
  return f(x - values[code]) >= f(f(values[up] - values[code]) * 0.5) ? up : code;
}
