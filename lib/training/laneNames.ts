import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "./config";

/** Numbers of a lane's own as they are said; any other by its name. */
const said: Readonly<Record<string, string>> = { learningRate: "learning rate", epsilon: "ε" };

/**
 * What can tell lanes apart, in the order in which it is said; undefined where it is of no account for a lane, empty
 * where nothing need be said of it.
 */
const FACETS: readonly ((lane: LaneConfig) => string | undefined)[] = [
  ({ rule }) => ruleNamed(rule).label,
  ({ bits, map, mapValues }) => (bits === 32 ? undefined : mapValues ? "own table" : map),
  ({ bits, blockSize }) =>
    bits === 32 ? undefined : blockSize === "tensor" ? "one block a tensor" : `blocks of ${blockSize}`,
  ({ bits, min8bitSize }) => (bits === 32 ? undefined : min8bitSize <= 1 ? "" : `from ${min8bitSize} values`),
  ({ bits, keep32 }) =>
    bits === 32 ? undefined : keep32.length > 0 ? `${keep32.join(" and ")} in 32 bits` : "",
  ({ hyper }) =>
    Object.entries(hyper)
      .map(([name, value]) => `${said[name] ?? name} ${value}`)
      .join(", "),
];

/**
 * A name for each lane, as short as it can be while no two are the same: "32-bit" and "8-bit" for two that differ in
 * nothing else, "8-bit, linear, blocks of 64" where map and block size differ too.
 *
 * @throws NumericsError if there is no such rule
 */
export function laneNames(lanes: readonly LaneConfig[]): string[] {
  const telling = FACETS.filter(
    (facet) => new Set(lanes.map(facet).filter((said) => said !== undefined)).size > 1,
  );
  const names = lanes.map((lane) =>
    [`${lane.bits}-bit`, ...telling.map((facet) => facet(lane)).filter((said) => said)].join(", "),
  );
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}
