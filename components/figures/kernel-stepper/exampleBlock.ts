import { midpointsOf } from "@/lib/numerics/encode";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { traceBlock } from "@/lib/numerics/trace8";

/** One block before the step that is looked at. */
export interface Scene {
  readonly params: Float32Array;
  readonly grads: Float32Array;
  /** In the order of the rule's states. */
  readonly states: readonly { readonly codes: Uint8Array; readonly absmax: Float32Array }[];
}

export const MAPS = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};

/** The step that is looked at; the block has made those before it in 8 bits too. */
export const STEP = 10;

/** Values with a part to play: their gradients were zero so far, so that the next one decides alone. */
const EXTREME = 3;
const TINY_NEGATIVE = 6;
const TINY_POSITIVE = 9;
const TIE_TO_BELOW = 10;
const TIE_TO_ABOVE = 13;
const PLAYERS = [EXTREME, TINY_NEGATIVE, TINY_POSITIVE, TIE_TO_BELOW, TIE_TO_ABOVE];

/** Codes above this lie in the decade below the absmax, where a reader can tell neighbours apart. */
const TIES_FROM = 200;

/**
 * A block in training, in which some values are as readers should meet them: an extreme that is negative where
 * the state can be, two that lie exactly between two codes, two so small that they are stored as nothing.
 */
export function makeScene(rule: Rule, blockSize: number, seed: number): Scene {
  const random = makeRandom(seed);
  const plays = (i: number) => PLAYERS.includes(i);
  const scale = Float32Array.from({ length: blockSize }, () => 0.01 * Math.exp(random.normal()));
  const gradient = () => scale.map((size, i) => (plays(i) ? 0 : size * random.normal()));
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

/** The first state after a step from zero. */
function firstStateAfter(rule: Rule, c: Coefficients, g: number): number {
  const cell = { p: 0, g, s: new Float32Array(rule.states.length) };
  rule.apply(cell, c);
  return cell.s[0];
}

const bitsOf = (x: number) => new Uint32Array(Float32Array.of(x).buffer)[0];
const ofBits = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0];

/** The smallest gradient that takes the first state from zero to `target` or above; both positive. */
function gradientFor(rule: Rule, c: Coefficients, target: number): number {
  // Bit patterns of positive floats are in the order of the floats, so halving them finds the exact one.
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
 * A gradient whose state lies exactly between two codes after scaling.
 *
 * @param odd 0: the lower of the two codes is even, and wins; 1: the upper one
 * @returns 0 in the unlikely case that float32 has none
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
