import { IN_4_BITS, makeMap } from "./maps";
import type { Rule } from "./rules/rule";
import { isAboveZero, secondMoments, stateMaps8 } from "./stateMaps8";
import { maps4 } from "./step4";
import type { StateMaps } from "./step8";

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
