import { IN_4_BITS, makeMap, mapFamily } from "./maps";
import type { QuantizationMap } from "./maps/map";
import type { Rule } from "./rules/rule";
import { maps4 } from "./step4";
import type { StateMaps } from "./step8";

/**
 * The map of the drop-in optimizers. The library's "dynamic" stores a small second moment as 0, and its weight
 * then moves by thousands of learning rates.
 */
export const DEFAULT_MAP = "dynamic-above-zero";

/**
 * Returns the maps that store a rule's states in 8 or 4 bits.
 *
 * - A family that offers signed maps serves the states as the library stores them: signed states with its
 *   signed map, the others with its unsigned map. In 4 bits the others always have linear-above-zero (see
 *   maps4).
 * - A family of unsigned maps alone, such as dynamic-above-zero, is for second moments. States with a sign
 *   use the dynamic map beside it. In 4 bits geometric-above-zero takes the place of dynamic-above-zero,
 *   whose 16 values lie too far apart. A state that is never negative (rmsprop, adagrad) gets the map for second
 *   moments, although the library stores it with the signed map.
 *
 * @param name name of a map family
 * @throws NumericsError if there is no such family, or it lacks a map that is needed
 */
export function stateMaps(name: string, bits: 8 | 4, rule: Rule): StateMaps {
  if (bits === 8) return stateMaps8(name, rule);
  if (!isAboveZero(name, bits)) return maps4(name);
  const unsigned = makeMap(IN_4_BITS[name] ?? name, { bits, signed: false });
  return { ...maps4("dynamic"), ...secondMoments(unsigned, rule) };
}

/** Returns the maps in 8 bits, as `stateMaps`. */
export function stateMaps8(name: string, rule: Rule): StateMaps {
  const aboveZero = isAboveZero(name, 8);
  const signed = makeMap(aboveZero ? "dynamic" : name, { bits: 8, signed: true });
  const unsigned = makeMap(name, { bits: 8, signed: false });
  return { signed, unsigned, ...(aboveZero && secondMoments(unsigned, rule)) };
}

/** Whether a family has unsigned maps alone. */
const isAboveZero = (name: string, bits: 8 | 4): boolean => {
  const family = mapFamily(name);
  return !family.offers({ bits, signed: true }) && family.offers({ bits, signed: false });
};

/** Returns a map for second moments, and for states with a sign too if none of them is ever negative. */
const secondMoments = (unsigned: QuantizationMap, rule: Rule): Partial<StateMaps> =>
  rule.states.every(({ nonNegative }) => nonNegative) ? { signed: unsigned, unsigned } : { unsigned };
