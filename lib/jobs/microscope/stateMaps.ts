import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";

const made = new Map<string, QuantizationMap>();

/**
 * The maps that store a lane's states, in the order of its rule; for a lane with a map of the list.
 *
 * @throws NumericsError if there is no such map in so many bits
 */
export function stateMaps({ rule, map, bits }: LaneConfig): readonly QuantizationMap[] {
  return ruleNamed(rule).states.map(({ signed }) => {
    const key = `${map} ${bits} ${signed}`;
    const found = made.get(key) ?? makeMap(map, { bits, signed });
    made.set(key, found);
    return found;
  });
}
