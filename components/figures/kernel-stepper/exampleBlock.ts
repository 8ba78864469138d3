import { midpointsOf } from "@/lib/numerics/encode";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { traceBlock } from "@/lib/numerics/trace8";

/** Parameters, gradients and 8-bit states of one block before the step that the figure shows. */
export interface BlockState {
  readonly params: Float32Array;
  readonly grads: Float32Array;
  /** Codes and absmax of each state, in the order of the rule's states. */
  readonly states: readonly { readonly codes: Uint8Array; readonly absmax: Float32Array }[];
}

/** The maps that store the states. */
export const MAPS = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};

/** The step that the figure shows, from 1. The steps before it have 8-bit states too. */
export const STEP = 10;

/** Indices of the special values, whose gradients are zero before this step, so that it alone sets them. */
const EXTREME = 3;
const TINY_NEGATIVE = 6;
const TINY_POSITIVE = 9;
const TIE_TO_BELOW = 10;
const TIE_TO_ABOVE = 13;
const SPECIAL_VALUES = [EXTREME, TINY_NEGATIVE, TINY_POSITIVE, TIE_TO_BELOW, TIE_TO_ABOVE];

/** First code of a tie. Higher codes are in the decade below the absmax, where printed neighbours differ. */
const TIES_FROM = 200;

/**
 * Returns a block after some steps of training. It contains special values: an extreme that is negative if
 * the state has a sign, two values exactly between two codes, and two values so small that they are stored as
 * zero or, by the sign guard, beside zero.
 */
export function makeBlock(rule: Rule, blockSize: number, seed: number): BlockState {
  const random = makeRandom(seed);
  const isSpecial = (i: number) => SPECIAL_VALUES.includes(i);
  const scale = Float32Array.from({ length: blockSize }, () => 0.01 * Math.exp(random.normal()));
  const gradient = () => scale.map((size, i) => (isSpecial(i) ? 0 : size * random.normal()));
  const params = Float32Array.from({ length: blockSize }, () => 0.1 * random.normal());
  const states = makeState8(rule, blockSize, blockSize, MAPS);
  for (let t = 1; t < STEP; t++) step8(rule, rule.prepare({}, t), params, gradient(), states);

  const c = rule.prepare({}, STEP);
  const grads = gradient();
  const firstOf = () => traceBlock(rule, c, params, grads, states).states[0];
  const squares = firstOf().fresh.every((value) => value >= 0);
  grads[EXTREME] = gradientFor(rule, c, 1.5 * firstOf().absmax) * (squares ? 1 : -1);
  const { absmax, scale: reciprocal } = firstOf();
  grads[TINY_NEGATIVE] = -gradientFor(rule, c, 1e-7 * absmax);
  grads[TINY_POSITIVE] = gradientFor(rule, c, 1e-7 * absmax);
  const { values } = rule.states[0].signed ? MAPS.signed : MAPS.unsigned;
  grads[TIE_TO_BELOW] = tieGradient(rule, c, values, reciprocal, 0);
  grads[TIE_TO_ABOVE] = tieGradient(rule, c, values, reciprocal, 1);
  return { params, grads, states: states.map(({ codes, absmax: of }) => ({ codes, absmax: of })) };
}

/** Returns the first state after a step from zero. */
function firstStateAfter(rule: Rule, c: Coefficients, g: number): number {
  const cell = { p: 0, g, s: new Float32Array(rule.states.length) };
  rule.apply(cell, c);
  return cell.s[0];
}

const bitsOf = (x: number) => new Uint32Array(Float32Array.of(x).buffer)[0];
const ofBits = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0];

/**
 * Returns the smallest gradient that moves the first state from zero to `target` or above; both are positive.
 */
function gradientFor(rule: Rule, c: Coefficients, target: number): number {
  // Bit patterns of positive floats have the order of the floats, so bisection finds the exact gradient.
  let low = bitsOf(0);
  let high = bitsOf(1e10);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (firstStateAfter(rule, c, ofBits(middle)) < Math.fround(target)) low = middle + 1;
    else high = middle;
  }
  return ofBits(low);
}

/**
 * Returns a gradient whose state lies exactly between two codes after scaling.
 *
 * @param odd 0: the lower of the two codes is even, so the tie goes to it; 1: the upper code is even
 * @returns 0 in the unlikely case that no float32 gradient has this state
 */
function tieGradient(
  rule: Rule,
  c: Coefficients,
  values: Float32Array,
  reciprocal: number,
  odd: 0 | 1,
): number {
  const midpoints = midpointsOf(values);
  for (let code = TIES_FROM + odd; code < midpoints.length; code += 2) {
    const wanted = Math.fround(midpoints[code] / reciprocal);
    for (const near of [0, 1, -1]) {
      const g = gradientFor(rule, c, ofBits(bitsOf(wanted) + near));
      if (Math.fround(firstStateAfter(rule, c, g) * reciprocal) === midpoints[code]) return g;
    }
  }
  return 0;
}
