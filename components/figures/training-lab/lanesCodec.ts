/**
 * Lanes as one short line, for a link: `adam-32,adam-8-linear-b64,lion-8-dynamic-bt-lr0.0003`. Lanes are separated by
 * commas, the entries of a lane by dashes: its rule and its bits, then in any order the name of a map, and behind a few
 * letters block size (b64, or bt for one block a tensor), threshold (m4096), a layer in 32 bits (kembedding) and numbers
 * of its own: learning rate (lr0.0003) and epsilon (eps1e-6).
 */

import { MAPS } from "@/lib/numerics/maps";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { type LaneConfig, mostLanes } from "@/lib/training/config";

/** What an entry that is left out stands for. */
export const plainLane: LaneConfig = {
  rule: "adam",
  hyper: {},
  bits: 8,
  map: "dynamic",
  blockSize: 256,
  min8bitSize: 1,
  keep32: [],
};

export const blockSizes = [64, 128, 256, 512, 1024, 2048, 4096] as const;
export const thresholds = [1, 4096] as const;
/** Tables that store both m and r in 8 bits. */
export const laneMaps = MAPS.filter(
  (family) => family.offers({ bits: 8, signed: true }) && family.offers({ bits: 8, signed: false }),
);
/** Those that a lane of so many bits can have: in 4 bits they store m alone. */
export const mapsOf = (bits: LaneConfig["bits"]) =>
  laneMaps.filter((family) => bits !== 4 || family.offers({ bits, signed: true }));

/** Settings that a lane may have of its own, each above 0. */
export const ownNumbers = [
  {
    name: "learningRate",
    key: "lr",
    label: "Own learning rate",
    what: "a learning rate",
    usual: "the run’s",
    most: 10,
  },
  { name: "epsilon", key: "eps", label: "Own ε", what: "ε", usual: "the rule’s", most: 1 },
] as const;
export type OwnNumber = (typeof ownNumbers)[number];

/** Those that a rule has: Lion, which divides by nothing, has no ε. */
export const ownNumbersOf = (rule: string): readonly OwnNumber[] => {
  const { defaults } = ruleNamed(rule);
  return ownNumbers.filter(({ name }) => name in defaults);
};

export function writeLanes(lanes: readonly LaneConfig[]): string {
  return lanes.map(writeLane).join(",");
}

function writeLane({ rule, hyper, bits, map, blockSize, min8bitSize, keep32 }: LaneConfig): string {
  const own = ownNumbers
    .filter(({ name }) => hyper[name] !== undefined)
    .map(({ name, key }) => `${key}${hyper[name]}`);
  if (bits === 32) return [rule, bits, ...own].join("-");
  const kept = keep32.map((layer) => `k${layer}`);
  const block = `b${blockSize === "tensor" ? "t" : blockSize}`;
  const threshold = min8bitSize === plainLane.min8bitSize ? [] : [`m${min8bitSize}`];
  // A name with a dash in it would fall apart: here it has none.
  return [rule, bits, map.replaceAll("-", "_"), block, ...threshold, ...kept, ...own].join("-");
}

/** What became of a line: lanes that can be run, and a sentence if the line could not be read. */
export interface ReadLanes {
  /** Undefined for an empty line, and for one that makes no sense. */
  readonly lanes: readonly LaneConfig[] | undefined;
  readonly problem: string;
}

export function readLanes(line: string): ReadLanes {
  if (line.trim() === "") return { lanes: undefined, problem: "" };
  const parts = line.split(",");
  if (parts.length < 2 || parts.length > mostLanes) {
    return refuse(
      `it has ${parts.length === 1 ? "one lane" : `${parts.length} lanes`}; 2 to ${mostLanes} can run side by side`,
    );
  }
  const lanes: LaneConfig[] = [];
  for (const part of parts) {
    const lane = readLane(part.trim());
    if (typeof lane === "string") return refuse(lane);
    lanes.push(lane);
  }
  return { lanes, problem: "" };
}

const refuse = (why: string): ReadLanes => ({
  lanes: undefined,
  problem: `The lanes in this link could not be read: ${why}. The two usual lanes run instead.`,
});

/** @returns a lane, or why there is none */
function readLane(text: string): LaneConfig | string {
  // A learning rate may have a dash of its own: 1e-5.
  const [rule, bits, ...entries] = text.replace(/e-(\d+)/g, "e_$1").split("-");
  if (!RULES.some(({ name }) => name === rule)) return `there is no update rule "${rule}"`;
  const width = [32, 8, 4].find((each) => String(each) === bits) as LaneConfig["bits"] | undefined;
  if (width === undefined) return `state has 32, 8 or 4 bits, not "${bits ?? ""}"`;
  let lane: LaneConfig = {
    ...plainLane,
    rule,
    bits: width,
    blockSize: width === 4 ? 128 : plainLane.blockSize,
  };
  for (const entry of entries) {
    const next = withEntry(lane, entry);
    if (typeof next === "string") return next;
    lane = next;
  }
  if (lane.bits === 4 && lane.blockSize === "tensor") return "4-bit state needs a block size";
  if (!mapsOf(lane.bits).some(({ name }) => name === lane.map))
    return `the map ${lane.map} has no 4-bit form`;
  return lane;
}

function withEntry(lane: LaneConfig, entry: string): LaneConfig | string {
  const map = laneMaps.find(({ name }) => name === entry.replaceAll("_", "-"));
  if (map) return { ...lane, map: map.name };
  if (entry === "bt") return { ...lane, blockSize: "tensor" };
  const [, key, value] = /^(lr|eps|b|m|k)(.+)$/.exec(entry) ?? [];
  const number = Number(value?.replace("e_", "e-"));
  if (key === "b") {
    return blockSizes.some((size) => size === number)
      ? { ...lane, blockSize: number }
      : `the block size is one of ${blockSizes.join(", ")}, not ${value}`;
  }
  if (key === "m") {
    return Number.isInteger(number) && number >= 0
      ? { ...lane, min8bitSize: number }
      : `a threshold is a whole number, not ${value}`;
  }
  const own = ownNumbers.find((each) => each.key === key);
  if (own && !ownNumbersOf(lane.rule).includes(own)) return `the rule ${lane.rule} has no ${own.name}`;
  if (own) {
    return number > 0 && number <= own.most
      ? { ...lane, hyper: { ...lane.hyper, [own.name]: number } }
      : `${own.what} lies between 0 and ${own.most}, not at ${value}`;
  }
  if (key === "k") return { ...lane, keep32: [...lane.keep32, value] };
  return `"${entry}" says nothing about a lane`;
}
