import { makeMap } from "./maps";
import type { QuantizationMap } from "./maps/map";
import { packCodes, unpackCodes } from "./packCodes";
import type { Quantized } from "./quantize";
import type { Coefficients } from "./rules/coefficients";
import type { Rule } from "./rules/rule";
import { makeState8, type StateMaps, step8 } from "./step8";

/** One state of n values in 4 bits: two codes a byte, the first in the lower half. */
export interface Packed {
  /** Number of values. */
  readonly n: number;
  /** ceil(n / 2) bytes; the upper half of the last is 0 if n is odd. */
  readonly bytes: Uint8Array;
  /** Largest magnitude of each block; the last block may be short. */
  readonly absmax: Float32Array;
  readonly blockSize: number;
  /** At most 16 values. */
  readonly map: QuantizationMap;
}

/**
 * The block size of arXiv 2309.01507. It is smaller than for 8 bits, so that few codes cover a smaller range.
 */
export const BLOCK_SIZE_4 = 128;

/** Returns the maps for 4-bit state of Li et al. 2023 (arXiv 2309.01507), in its simpler form: dynamic for first moments,
 * linear without zero for second moments. (With a zero, a small second moment would be stored as 0, and the update of its
 * parameter would explode.)
 *
 * @param signed name of another map for first moments
 * @throws NumericsError if there is no such map in 4 bits
 */
export const maps4 = (signed = "dynamic"): StateMaps => ({
  signed: makeMap(signed, { bits: 4, signed: true }),
  unsigned: makeMap("linear-above-zero", { bits: 4, signed: false }),
});

/** Returns the same state with one code a byte; absmax is shared, not copied. */
export function unpack({ n, bytes, ...rest }: Packed): Quantized {
  return { ...rest, codes: unpackCodes(bytes, n) };
}

/**
 * Returns the 4-bit state of n parameters before the first step: every value is 0.
 *
 * @returns one packed tensor for each of `rule.states`
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function makeState4(rule: Rule, n: number, blockSize = BLOCK_SIZE_4, maps = maps4()): Packed[] {
  return makeState8(rule, n, blockSize, maps).map(({ codes, ...rest }) => ({
    ...rest,
    n,
    bytes: packCodes(codes),
  }));
}

/** Advances parameters and 4-bit state by one step of an optimizer, in place: `step8` with smaller maps, over codes that
 * are packed two to a byte.
 *
 * Weak point: 16 values are few. A second moment below 1/16 of its block's largest is stored as 1/16 of the largest, so
 * that the parameters with the smallest gradients of a block move too little.
 *
 * @param c coefficients of this step, from `rule.prepare(hyper, step)`
 * @param states from `makeState4`; updated
 * @throws NumericsError if an array has another length
 */
export function step4(
  rule: Rule,
  c: Coefficients,
  params: Float32Array,
  grads: Float32Array,
  states: readonly Packed[],
): void {
  const open = states.map(unpack);
  step8(rule, c, params, grads, open);
  states.forEach(({ bytes }, k) => {
    packCodes(open[k].codes, bytes);
  });
}
