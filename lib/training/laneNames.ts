/** Names that distinguish the lanes of a run. */
import { printBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import { joinWords } from "@/lib/options/words";
import type { LaneConfig } from "./config";

/** Labels of hyper-parameters; a hyper-parameter without a label is printed by its name. */
const HYPER_LABELS: Readonly<Record<string, string>> = {
  learningRate: "learning rate",
  weightDecay: "weight decay",
  epsilon: "ε",
};

/** Names of maps in the names of lanes, where they differ from the map's own. */
const MAP_NAMES: Readonly<Record<string, string>> = { "dynamic-above-zero": "no zero" };

/**
 * Properties that distinguish lanes, in the order in which a name lists them. A property is undefined if it
 * has no effect on the lane, and empty if it needs no mention.
 */
const FACETS: readonly ((lane: LaneConfig) => string | undefined)[] = [
  ({ rule }) => ruleNamed(rule).label,
  ({ bits, map, mapValues }) => (bits === 32 ? undefined : mapValues ? "own table" : (MAP_NAMES[map] ?? map)),
  ({ bits, blockSize }) =>
    bits === 32 ? undefined : blockSize === "tensor" ? "one block a tensor" : `blocks of ${blockSize}`,
  ({ bits, min8bitSize }) => (bits === 32 ? undefined : min8bitSize <= 1 ? "" : `from ${min8bitSize} values`),
  ({ bits, keep32 }) =>
    bits === 32 ? undefined : keep32.length > 0 ? `${joinWords(keep32)} in 32 bits` : "",
  ({ fault }) => (fault === undefined ? "" : `fault “${fault.replaceAll("-", " ")}”`),
  ({ hyper }) =>
    Object.entries(hyper)
      .map(([name, value]) => `${HYPER_LABELS[name] ?? name} ${value}`)
      .join(", "),
];

/**
 * Returns a name for each lane, as short as possible while all names differ: "32-bit" and "8-bit" for two
 * lanes that differ in nothing else, "8-bit, linear, blocks of 64" if map and block size differ too.
 *
 * @throws NumericsError if there is no such rule
 */
export function laneNames(lanes: readonly LaneConfig[]): string[] {
  const different = FACETS.filter(
    (facet) => new Set(lanes.map(facet).filter((label) => label !== undefined)).size > 1,
  );
  const names = lanes.map((lane) =>
    [printBits(lane.bits), ...different.map((facet) => facet(lane)).filter((label) => label)].join(", "),
  );
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}
