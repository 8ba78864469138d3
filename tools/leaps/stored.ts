/** An optimizer on plain arrays whose state is stored in the way of a candidate. */

import type { Quantized } from "@/lib/numerics/quantize";
import type { Hyper, Rule } from "@/lib/numerics/rules";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { type Candidate, mapsOf } from "./candidates";

/** Values that share one absmax, as in the drop-in optimizers. */
const BLOCK_SIZES = { 8: 256, 4: 128 } as const;
/** Tensors with fewer values keep 32-bit state, as in the library. */
const MIN_8BIT_SIZE = 4096;

/** How the state of all tensors is stored: in 32 bits, or by a candidate. */
export type Keeping = { readonly bits: 32 } | { readonly bits: 8 | 4; readonly candidate: Candidate };

/** Moves one tensor by a step. */
type TensorStep = (hyper: Hyper, step: number, params: Float32Array, grads: Float32Array) => void;

/** The state of one tensor. */
export interface StoredTensor {
  readonly step: TensorStep;
  /** Share of second moments that are stored as 0 in blocks that are not all 0; 0 for 32-bit state. */
  zeros(): number;
}

/** Returns the state of a tensor of n values, before the first step. */
export function storedTensor(rule: Rule, n: number, keeping: Keeping): StoredTensor {
  if (keeping.bits === 32 || n < MIN_8BIT_SIZE) {
    const states = makeState32(rule, n);
    return {
      step: (hyper, step, params, grads) => step32(rule, rule.prepare(hyper, step), params, grads, states),
      zeros: () => 0,
    };
  }
  const { bits, candidate } = keeping;
  // Codes of 4 bits lie one to a byte here: the values are the same.
  const states = makeState8(rule, n, BLOCK_SIZES[bits], mapsOf(candidate, rule, bits));
  const r = states[rule.states.findIndex(({ symbol }) => symbol === "r")];
  const advance = candidate.relativeEpsilon
    ? stepByBlock(rule, states, r, candidate.relativeEpsilon)
    : (hyper: Hyper, step: number, params: Float32Array, grads: Float32Array) =>
        step8(rule, rule.prepare(hyper, step), params, grads, states);
  return {
    step(hyper, step, params, grads) {
      const before = params.slice();
      const codes = candidate.roundUp ? r.codes.slice() : undefined;
      advance(hyper, step, params, grads);
      if (codes) roundUp(r, codes, grads);
      if (candidate.clip) clipMoves(params, before, candidate.clip * hyper.learningRate);
    },
    zeros: () => shareOfZeros(r),
  };
}

/** Steps block by block, each with an epsilon of its own: from the largest second moment before the step. */
function stepByBlock(rule: Rule, states: readonly Quantized[], r: Quantized, share: number): TensorStep {
  const { blockSize } = r;
  return (hyper, step, params, grads) => {
    for (let b = 0; b < r.absmax.length; b++) {
      const [start, end] = [b * blockSize, Math.min((b + 1) * blockSize, params.length)];
      // The bias correction divides r, and epsilon with it.
      const correction = "beta2" in hyper ? Math.sqrt(1 - hyper.beta2 ** Math.max(1, step - 1)) : 1;
      const epsilon = Math.max(hyper.epsilon, (share * Math.sqrt(r.absmax[b])) / correction);
      step8(
        rule,
        rule.prepare({ ...hyper, epsilon }, step),
        params.subarray(start, end),
        grads.subarray(start, end),
        states.map((state) => ({
          ...state,
          codes: state.codes.subarray(start, end),
          absmax: state.absmax.subarray(b, b + 1),
        })),
      );
    }
  };
}

/**
 * Moves codes of 0 to the next value where r is not 0.
 *
 * @param before codes before the step: r is 0 after it only if it was 0 and the gradient is
 */
function roundUp(r: Quantized, before: Uint8Array, grads: Float32Array): void {
  const zero = r.map.values.indexOf(0);
  for (let i = 0; i < before.length; i++) {
    if (r.codes[i] === zero && (before[i] !== zero || grads[i] !== 0)) r.codes[i] = zero + 1;
  }
}

function clipMoves(params: Float32Array, before: Float32Array, most: number): void {
  for (let i = 0; i < params.length; i++) {
    const move = params[i] - before[i];
    if (Math.abs(move) > most) params[i] = before[i] + Math.sign(move) * most;
  }
}

function shareOfZeros({ codes, absmax, blockSize, map }: Quantized): number {
  let zeros = 0;
  let live = 0;
  codes.forEach((code, i) => {
    if (absmax[Math.floor(i / blockSize)] === 0) return;
    live++;
    if (map.values[code] === 0) zeros++;
  });
  return live > 0 ? zeros / live : 0;
}
