import { checkLength } from "./blockChecks";
import { blockCount } from "./blocks";
import { dequantize } from "./dequantize";
import { encode, encodeBlock } from "./encode";
import { largestMagnitude, type Quantized } from "./quantize";
import type { Coefficients } from "./rules/coefficients";
import type { Rule } from "./rules/rule";
import type { StateMaps } from "./step8";
import { step32 } from "./step32";

/** One state of a tensor whose moments differ in width: codes of 8 bits, or floats. */
export type MomentState = Quantized | Float32Array;

/**
 * Returns the state of n parameters before the first step, each moment in its own width: every value is 0.
 *
 * @param bits of each of `rule.states` (bitsOfStates)
 * @returns one quantized tensor or one array of n floats for each of `rule.states`
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function makeStateMixed(
  rule: Rule,
  n: number,
  blockSize: number,
  maps: StateMaps,
  bits: readonly (8 | 32)[],
): MomentState[] {
  const blocks = blockCount(n, blockSize);
  return rule.states.map(({ signed }, k) => {
    if (bits[k] === 32) return new Float32Array(n);
    const map = signed ? maps.signed : maps.unsigned;
    return {
      codes: new Uint8Array(n).fill(encode(map.values, 0)),
      absmax: new Float32Array(blocks),
      blockSize,
      map,
    };
  });
}

/**
 * Advances parameters and a state whose moments differ in width by one step of an optimizer, in place.
 *
 * The arithmetic is that of `step8`: moments in codes are dequantized, all moments and the parameter advance
 * in 32 bits, and the moments in codes are quantized again. A moment in floats loses nothing, so that a run
 * with one moment in codes shows which moment a lower precision harms.
 *
 * @param c coefficients of this step, from `rule.prepare(hyper, step)`
 * @param params n parameters; updated
 * @param grads their gradients
 * @param states from `makeStateMixed`; updated
 * @throws NumericsError if an array has another length
 */
export function stepMixed(
  rule: Rule,
  c: Coefficients,
  params: Float32Array,
  grads: Float32Array,
  states: readonly MomentState[],
): void {
  // Checked before the step, so that a wrong length changes nothing.
  states.forEach((state, k) => {
    if (state instanceof Float32Array) return;
    const { symbol } = rule.states[k];
    checkLength(`the codes of ${symbol}`, state.codes, params.length);
    checkLength(`the absmax of ${symbol}`, state.absmax, blockCount(params.length, state.blockSize));
  });
  const floats = states.map((state) => (state instanceof Float32Array ? state : dequantize(state)));
  step32(rule, c, params, grads, floats);
  states.forEach((state, k) => {
    if (!(state instanceof Float32Array)) requantize(state, floats[k], rule.states[k].signed);
  });
}

/**
 * Replaces the codes and absmax of a state by the codes and absmax of new values.
 *
 * @param guarded whether no code may have another sign than its value
 */
function requantize(
  { codes, absmax, blockSize, map }: Quantized,
  values: Float32Array,
  guarded: boolean,
): void {
  for (let b = 0; b < absmax.length; b++) {
    const start = b * blockSize;
    const block = values.subarray(start, start + blockSize);
    absmax[b] = largestMagnitude(block);
    encodeBlock(block, absmax[b], map.values, guarded, codes.subarray(start));
  }
}
