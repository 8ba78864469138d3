/** lib/numerics/stateMaps8.ts for the maps of this entry, and for a rule with a signed state. */
import { makeMap } from "@/lib/numerics/maps";
import type { StateMaps } from "@/lib/numerics/step8";

export const DEFAULT_MAP = "dynamic-above-zero";

export const stateMaps8 = (name: string): StateMaps => ({
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap(name, { bits: 8, signed: false }),
});
