/** The maps of states in 8 bits, apart from those in 4 bits, which many programs do without. */
import { makeMap, mapFamily } from "./maps";
import type { QuantizationMap } from "./maps/map";
import type { Rule } from "./rules/rule";
import type { StateMaps } from "./step8";

/**
 * The map of the drop-in optimizers. The library's "dynamic" stores a small second moment as 0, and its weight
 * then moves by thousands of learning rates.
 */
export const DEFAULT_MAP = "dynamic-above-zero";

/** Returns the maps in 8 bits, as `stateMaps` (stateMaps.ts). */
export function stateMaps8(name: string, rule: Rule): StateMaps {
  const aboveZero = isAboveZero(name, 8);
  const signed = makeMap(aboveZero ? "dynamic" : name, { bits: 8, signed: true });
  const unsigned = makeMap(name, { bits: 8, signed: false });
  return { signed, unsigned, ...(aboveZero && secondMoments(unsigned, rule)) };
}

/** Whether a family has unsigned maps alone. */
export const isAboveZero = (name: string, bits: 8 | 4): boolean => {
  const family = mapFamily(name);
  return !family.offers({ bits, signed: true }) && family.offers({ bits, signed: false });
};

/** Returns a map for second moments, and for states with a sign too if none of them is ever negative. */
export const secondMoments = (unsigned: QuantizationMap, rule: Rule): Partial<StateMaps> =>
  rule.states.every(({ nonNegative }) => nonNegative) ? { signed: unsigned, unsigned } : { unsigned };
