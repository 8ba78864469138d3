import { blockCount } from "./blocks";
import { encode, encodeBlock } from "./encode";
import type { QuantizationMap } from "./maps/map";
import type { Quantized } from "./quantize";
import { rescaleCoefficients } from "./rescaleCoefficients";
import type { Coefficients } from "./rules/coefficients";
import type { Cell, Rule } from "./rules/rule";
import { checkStates8 } from "./stepChecks";

/** The maps that store a rule's states: one for signed states (first moments), one for the others. */
export interface StateMaps {
  readonly signed: QuantizationMap;
  readonly unsigned: QuantizationMap;
}

/**
 * Returns the 8-bit state of n parameters before the first step: every value is 0.
 *
 * @returns one quantized tensor for each of `rule.states`
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function makeState8(rule: Rule, n: number, blockSize: number, maps: StateMaps): Quantized[] {
  const blocks = blockCount(n, blockSize);
  return rule.states.map(({ signed }) => {
    const map = signed ? maps.signed : maps.unsigned;
    const codes = new Uint8Array(n).fill(encode(map.values, 0));
    return { codes, absmax: new Float32Array(blocks), blockSize, map };
  });
}

/**
 * Advances parameters and 8-bit state by one step of an optimizer, in place (paper section 1.4; reference
 * `kOptimizerStatic8bit2StateBlockwise`, and `...1StateBlockwise`).
 *
 * Block by block: dequantize the state with the old absmax; advance it and the parameter in 32-bit
 * arithmetic, so that the update sees no fresh quantization error; take the new absmax; quantize. A code of a
 * signed state never has another sign than its value. The kernel step8.wgsl does the same, one workgroup a
 * block.
 *
 * Weak point: values much smaller than their block's maximum are lost. A second moment that rounds to 0
 * leaves only epsilon in the denominator, and the update of that parameter becomes far too large.
 *
 * @param c coefficients of this step, from `rule.prepare(hyper, step)`
 * @param params n parameters; updated
 * @param grads their gradients
 * @param states from `makeState8`; updated. All have the same block size.
 * @throws NumericsError if an array has another length
 */
export function step8(
  rule: Rule,
  c: Coefficients,
  params: Float32Array,
  grads: Float32Array,
  states: readonly Quantized[],
): void {
  const n = params.length;
  checkStates8(rule, n, grads, states);
  if (n === 0) return;
  // A rule without state takes the tensor as one block.
  const blockSize = states[0]?.blockSize ?? n;
  const blocks = blockCount(n, blockSize);
  const cell: Cell = { p: 0, g: 0, s: new Float32Array(rule.states.length) };
  const load = (into: Cell, i: number) => {
    into.p = params[i];
    into.g = grads[i];
    const b = Math.floor(i / blockSize);
    for (let k = 0; k < states.length; k++) {
      const { map, codes, absmax } = states[k];
      into.s[k] = map.values[codes[i]] * absmax[b];
    }
  };
  const own = rescaleCoefficients(rule, c, n, load);
  // The block's new state in 32 bits: registers in the kernel.
  const fresh = states.map(() => new Float32Array(Math.min(blockSize, n)));
  const largest = new Float32Array(states.length);

  for (let b = 0; b < blocks; b++) {
    const start = b * blockSize;
    const end = Math.min(start + blockSize, n);
    largest.fill(0);

    for (let i = start; i < end; i++) {
      load(cell, i);
      rule.apply(cell, own);
      params[i] = cell.p;
      for (let k = 0; k < states.length; k++) {
        const magnitude = Math.abs(cell.s[k]);
        if (magnitude > largest[k]) largest[k] = magnitude;
        fresh[k][i - start] = cell.s[k];
      }
    }

    for (let k = 0; k < states.length; k++) {
      const { map, codes, absmax } = states[k];
      absmax[b] = largest[k];
      const block = fresh[k].subarray(0, end - start);
      encodeBlock(block, largest[k], map.values, rule.states[k].signed, codes.subarray(start, end));
    }
  }
}
