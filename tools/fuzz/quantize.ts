import { adversarialValues } from "@/lib/gpu/adversarialValues";
import { type EncodeMethod, encodeMethodFor } from "@/lib/gpu/mapTable";
import { dequantizeOnGpu, quantizeOnGpu } from "@/lib/gpu/quantize";
import { dequantize } from "@/lib/numerics/dequantize";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { MAPS, type QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Random } from "@/lib/numerics/random";

/** The result of one batch: a kernel compared with its twin. */
export interface Trial {
  /** Description of the kernel and its settings. */
  readonly name: string;
  /** The differences, one sentence each. */
  readonly differences: readonly string[];
}

/**
 * Tests one batch.
 *
 * @param batch number of the batch, from 0; it selects map, block size and encoder, so that a short run
 *   covers many
 * @param n number of values
 */
export type TryBatch = (device: GPUDevice, random: Random, batch: number, n: number) => Promise<Trial>;

/** The block sizes of the single-pass kernel, one that needs two passes, and the whole tensor. */
const BLOCK_SIZES = [64, 128, 256, 512, 1024, 2048, 4096, 6000, 2 ** 30];

interface Case {
  readonly map: QuantizationMap;
  readonly blockSize: number;
  readonly encodeMethod: EncodeMethod;
}

const ALL_MAPS: readonly QuantizationMap[] = MAPS.flatMap((family) =>
  [8, 4].flatMap((bits) =>
    [true, false]
      .map((signed) => ({ bits, signed }))
      .filter((request) => family.offers(request))
      .map((request) => family.make(request)),
  ),
);

/** Returns the case of a batch; consecutive batches differ in map, block size and encoder. */
function caseOf(batch: number): Case {
  const map = ALL_MAPS[batch % ALL_MAPS.length];
  const round = Math.floor(batch / ALL_MAPS.length);
  const best = encodeMethodFor([{ map, guarded: false }]);
  return {
    map,
    blockSize: BLOCK_SIZES[(batch + round) % BLOCK_SIZES.length],
    encodeMethod: round % 2 === 1 ? "search" : best,
  };
}

/** Yields each difference as a sentence; 0 and -0 count as equal. */
function* mismatches(x: Float32Array, wanted: Quantized, got: Quantized, back: Float32Array) {
  for (let b = 0; b < wanted.absmax.length; b++) {
    if (got.absmax[b] !== wanted.absmax[b])
      yield `absmax[${b}] is ${got.absmax[b]} instead of ${wanted.absmax[b]}`;
  }
  const values = dequantize(wanted);
  for (let i = 0; i < x.length; i++) {
    const absmax = wanted.absmax[Math.floor(i / wanted.blockSize)];
    if (got.codes[i] !== wanted.codes[i])
      yield `x[${i}] = ${x[i]}, absmax ${absmax}: code ${got.codes[i]} instead of ${wanted.codes[i]}`;
    if (back[i] !== values[i])
      yield `code ${wanted.codes[i]}, absmax ${absmax}: value ${back[i]} instead of ${values[i]}`;
  }
}

/**
 * Tests quantization and dequantization: every code, every absmax and every value must equal the reference.
 */
export const tryQuantize: TryBatch = async (device, random, batch, n) => {
  const { map, blockSize, encodeMethod } = caseOf(batch);
  const x = adversarialValues(random, map, n, Math.min(blockSize, n));
  const wanted = quantizeFast(x, map, blockSize);
  const got = await quantizeOnGpu(device, x, map, blockSize, encodeMethod);
  const back = await dequantizeOnGpu(device, wanted);
  const sign = map.signed ? "signed" : "unsigned";
  return {
    name: `${map.name}, ${map.bits} bits, ${sign}, block ${blockSize}, by ${encodeMethod}`,
    differences: [...mismatches(x, wanted, got, back)],
  };
};
