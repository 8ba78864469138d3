/** Names that distinguish the lanes of a run. */
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { say } from "@/lib/i18n/said";
import { ruleNamed } from "@/lib/numerics/rules";
import { contentKey } from "@/lib/options/content";
import type { LaneConfig } from "./config";
import type { RunSaid } from "./report";

/** Labels of hyper-parameters; a hyper-parameter without a label is printed by its name. */
const HYPER_LABELS: Readonly<Record<string, string>> = {
  learningRate: "learning rate",
  weightDecay: "weight decay",
  epsilon: "ε",
};

/** Names of maps in the names of lanes, where they differ from the map's own. */
const MAP_NAMES: Readonly<Record<string, string>> = { "dynamic-above-zero": "no zero" };

/** Returns the bits of a lane: "8-bit", or "8-bit m and 32-bit r". */
const bitsOf = (bits: LaneConfig["bits"]): RunSaid =>
  typeof bits === "number"
    ? { key: "live.lane.bits", values: { bits: String(bits) } }
    : {
        row: Object.entries(bits).map(([moment, width]) => ({
          key: "live.lane.momentBits",
          values: { bits: String(width), moment },
        })),
      };

const hyperOf = (name: string, value: number): RunSaid => ({
  key: "live.lane.hyper",
  values: {
    name: { named: `live.hyper.${name}`, english: HYPER_LABELS[name] ?? name },
    value: { print: String(value) },
  },
});

/**
 * Properties that distinguish lanes, in the order in which a name lists them. A property is undefined if it
 * has no effect on the lane, and empty if it needs no mention.
 */
const FACETS: readonly ((lane: LaneConfig) => RunSaid | undefined)[] = [
  ({ rule }) => ruleNamed(rule).label,
  ({ bits, map, mapValues }) =>
    bits === 32
      ? undefined
      : mapValues
        ? { key: "live.lane.ownTable" }
        : { named: `live.map.${map}`, english: MAP_NAMES[map] ?? map },
  ({ bits, blockSize }) =>
    bits === 32
      ? undefined
      : blockSize === "tensor"
        ? { key: "live.lane.wholeTensor" }
        : { key: "live.lane.blocks", values: { size: String(blockSize) } },
  ({ bits, min8bitSize }) =>
    bits === 32
      ? undefined
      : min8bitSize <= 1
        ? ""
        : { key: "live.lane.from", values: { size: String(min8bitSize) } },
  ({ bits, keep32 }) =>
    bits === 32
      ? undefined
      : keep32.length > 0
        ? { key: "live.lane.kept", values: { names: { row: keep32 } } }
        : "",
  ({ fault }) =>
    fault === undefined ? "" : { key: "live.lane.fault", values: { name: fault.replaceAll("-", " ") } },
  ({ hyper }) => {
    const row = Object.entries(hyper).map(([name, value]) => hyperOf(name, value));
    return row.length > 0 ? { row, between: ", " } : "";
  },
];

/**
 * Returns a name for each lane as data, as short as possible while all names differ: "32-bit" and "8-bit" for two
 * lanes that differ in nothing else, "8-bit, linear, blocks of 64" if map and block size differ too.
 *
 * @throws NumericsError if there is no such rule
 */
export function laneTitles(lanes: readonly LaneConfig[]): RunSaid[] {
  const different = FACETS.filter(
    (facet) =>
      new Set(
        lanes
          .map(facet)
          .filter((label) => label !== undefined)
          .map(contentKey),
      ).size > 1,
  );
  const names = lanes.map(
    (lane): RunSaid => ({
      row: [
        bitsOf(lane.bits),
        ...different.map((facet) => facet(lane) ?? "").filter((label) => label !== ""),
      ],
      between: ", ",
    }),
  );
  const keys = names.map(contentKey);
  return names.map((lane, i) => {
    const before = keys.slice(0, i).filter((other) => other === keys[i]).length;
    return before > 0 ? { key: "live.lane.again", values: { lane, number: String(before + 1) } } : lane;
  });
}

/** Returns a name for each lane as text: see `laneTitles`. @param t finds the words; in English, if left out */
export const laneNames = (lanes: readonly LaneConfig[], t: LiveWords = englishLive): string[] =>
  laneTitles(lanes).map((title) => say(t, title));
