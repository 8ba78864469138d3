import type { Rule } from "@/lib/numerics/rules/rule";
import { DEFAULT_MAP, stateMaps8 } from "@/lib/numerics/stateMaps8";
import type { PlainConfig } from "./plainConfig";
import type { StatePlan } from "./statePlan";
import type { StateBits, Storage } from "./stepper";
import { keeps } from "./variableNames";

/** State in floats. */
export const FLOATS: Storage = { bits: 32 };

/** Returns why the state of a variable has its bits, as far as `keep32` decides. */
export const reasonFor = (kept: string | undefined, bits: StateBits): string =>
  kept === undefined || bits === 32 ? "bits of the optimizer" : `keep32 "${kept}"`;

/** Returns the entry of `keep32` that means a variable, or undefined. */
export const entryFor = (keep32: readonly string[], variable: string): string | undefined =>
  keep32.find((entry) => keeps(entry, variable));

/** Returns the entries of `keep32` that mean none of these variables. */
export const unusedEntries = (keep32: readonly string[], variables: readonly string[]): string[] =>
  keep32
    .filter((entry) => !variables.some((variable) => keeps(entry, variable)))
    .map((entry) => `keep32 "${entry}"`);

/** Returns the plan of an optimizer whose variables share one rule with state, in 8 bits or in 32. */
export function plainPlan(rule: Rule, config: PlainConfig): StatePlan {
  const { bits, blockSize, map, min8bitSize, keep32 } = config;
  const stored = (map: string): Storage =>
    bits === 32 ? FLOATS : { bits, blockSize, maps: stateMaps8(map, rule) };
  const own = stored(map);
  return {
    rule,
    saved: { own, unnamed: map === DEFAULT_MAP ? stored("dynamic") : own },
    of({ name, size }) {
      const kept = entryFor(keep32, name);
      if (kept === undefined && bits === 8 && size < min8bitSize)
        return { rule, storage: FLOATS, reason: `below min8bitSize of ${min8bitSize}` };
      return { rule, storage: kept === undefined ? own : FLOATS, reason: reasonFor(kept, bits) };
    },
    fitted: (storage) => storage,
    unusedFor: (variables) => (bits === 32 ? [] : unusedEntries(keep32, variables)),
  };
}
