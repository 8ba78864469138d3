import { IN_4_BITS, makeMap, mapFamily } from "./maps";
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
  const aboveZero = !mapFamily(name).offers({ bits, signed: true }) && offersUnsigned(name, bits);
  const signed = aboveZero ? "dynamic" : name;
  const maps =
    bits === 4
      ? aboveZero
        ? { ...maps4(signed), unsigned: makeMap(IN_4_BITS[name] ?? name, { bits, signed: false }) }
        : maps4(signed)
      : { signed: makeMap(signed, { bits, signed: true }), unsigned: makeMap(name, { bits, signed: false }) };
  const allNonNegative = rule.states.every(({ nonNegative }) => nonNegative);
  return aboveZero && allNonNegative ? { ...maps, signed: maps.unsigned } : maps;
}

const offersUnsigned = (name: string, bits: 8 | 4) => mapFamily(name).offers({ bits, signed: false });
