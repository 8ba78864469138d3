/**
 * Writes and reads lanes as one short line for a link:
 * `adam-32,adam-8-linear-b64,lion-8-dynamic-bt-lr0.0003`. Lanes are separated by commas, the entries of a
 * lane by dashes: its rule and its bits, then in any order the name of a map and, after a prefix each, block
 * size (b64, or bt for one block per tensor), threshold (m4096), a layer in 32 bits (kembedding), learning
 * rate (lr0.0003), weight decay (wd0.01), epsilon (eps1e-6) and a fault of the clinic (fstep_reset).
 */

import { faultProblem } from "@/lib/faults/laneFault";
import { MAPS, storesStates } from "@/lib/numerics/maps";
import {
  isMomentBits,
  type MomentBits,
  plainBits,
  readMomentBits,
  writeBits,
} from "@/lib/numerics/momentBits";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { hasFault, type LaneConfig, MAX_LANES } from "@/lib/training/config";
import { english, type LabWords } from "./messages";

/** The lane that an entry without further settings stands for. */
export const DEFAULT_LANE: LaneConfig = {
  rule: "adam",
  hyper: {},
  bits: 8,
  map: "dynamic",
  blockSize: 256,
  min8bitSize: 1,
  keep32: [],
};

/** Block sizes on offer, values per block. */
export const BLOCK_SIZES = [32, 64, 128, 256, 512, 1024, 2048, 4096] as const;
/** The smallest block of 4-bit state and of bits per moment, whose kernels hold a block in one workgroup. */
const LEAST_NARROW_BLOCK = 64;
/** Returns the block sizes that a lane of these bits can have. */
export const blockSizesOf = (bits: LaneConfig["bits"]): readonly LaneConfig["blockSize"][] =>
  bits === 4 || isMomentBits(bits)
    ? BLOCK_SIZES.filter((size) => size >= LEAST_NARROW_BLOCK)
    : [...BLOCK_SIZES, "tensor"];
/** Least sizes of a tensor with 8-bit state on offer, values. */
export const MIN_8BIT_SIZES = [1, 4096] as const;
/**
 * Maps that can store the states of a lane in 8 bits. A map of unsigned values alone, such as
 * dynamic-above-zero, stores r, and m has the dynamic map beside it (see stateMaps).
 */
export const LANE_MAPS = MAPS.filter((family) => storesStates(family, 8));
/** Returns the maps that a lane of these bits can have. */
export const mapsOf = (bits: LaneConfig["bits"]) =>
  LANE_MAPS.filter((family) => bits !== 4 || storesStates(family, 4));

/** Numbers that a lane may set for itself, from 0 or above 0 up to `max`. */
export const LANE_NUMBERS = [
  {
    name: "learningRate",
    key: "lr",
    max: 10,
    zero: false,
  },
  {
    name: "weightDecay",
    key: "wd",
    max: 10,
    zero: true,
  },
  { name: "epsilon", key: "eps", max: 1, zero: false },
] as const;
/** A number that a lane may set for itself. */
export type LaneNumber = (typeof LANE_NUMBERS)[number];

/** Returns whether a lane can have this value of a number. */
export const isInRange = ({ max, zero }: LaneNumber, value: number): boolean =>
  value <= max && (value > 0 || (zero && value === 0));

/** Returns the numbers that a rule has: Lion, which has no division, has no ε. */
export const laneNumbersOf = (rule: string): readonly LaneNumber[] => {
  const { defaults } = ruleNamed(rule);
  return LANE_NUMBERS.filter(({ name }) => name in defaults);
};

/** Writes lanes as a line that `readLanes` reads. */
export function writeLanes(lanes: readonly LaneConfig[]): string {
  return lanes.map(writeLane).join(",");
}

function writeLane({ rule, hyper, bits, map, blockSize, min8bitSize, keep32, fault }: LaneConfig): string {
  const own = LANE_NUMBERS.filter(({ name }) => hyper[name] !== undefined).map(
    ({ name, key }) => `${key}${hyper[name]}`,
  );
  if (bits === 32) return [rule, bits, ...own].join("-");
  const width = writeBits(bits, "_");
  const layers32 = keep32.map((layer) => `k${layer}`);
  const block = `b${blockSize === "tensor" ? "t" : blockSize}`;
  const threshold = min8bitSize === DEFAULT_LANE.min8bitSize ? [] : [`m${min8bitSize}`];
  // Dashes separate entries, so that a dash in a name is written as an underscore.
  const faults = fault === undefined ? [] : [`f${fault.replaceAll("-", "_")}`];
  return [rule, width, map.replaceAll("-", "_"), block, ...threshold, ...layers32, ...own, ...faults].join(
    "-",
  );
}

/**
 * The result of reading a line: lanes that can run, or a sentence that says why the line could not be read.
 */
export interface ReadLanes {
  /** Undefined for an empty line, and for a line that could not be read. */
  readonly lanes: readonly LaneConfig[] | undefined;
  readonly problem: string;
}

/** Reads a line of lanes. Never throws. @param t finds the words of the sentence */
export function readLanes(line: string, t = english): ReadLanes {
  if (line.trim() === "") return { lanes: undefined, problem: "" };
  const parts = line.split(",");
  if (parts.length < 2 || parts.length > MAX_LANES) {
    return refuse(t("lab.line.count", { count: parts.length, most: MAX_LANES }), t);
  }
  const lanes: LaneConfig[] = [];
  for (const part of parts) {
    const lane = readLane(part.trim(), t);
    if (typeof lane === "string") return refuse(lane, t);
    lanes.push(lane);
  }
  return { lanes, problem: "" };
}

const refuse = (why: string, t: LabWords): ReadLanes => ({
  lanes: undefined,
  problem: t("lab.line", { why }),
});

/** Reads one lane. Returns the lane, or the reason why it cannot be read. */
function readLane(text: string, t: LabWords): LaneConfig | string {
  // The dash of a number such as 1e-5 separates no entries.
  const [rule, bits, ...entries] = text.replace(/e-(\d+)/g, "e_$1").split("-");
  if (!RULES.some(({ name }) => name === rule)) return t("lab.line.rule", { rule });
  const width = readBits(rule, bits);
  if (width === undefined) {
    const [example] = momentChoices(rule);
    const asked = { bits: bits ?? "", example: example ? writeBits(example, "_") : "" };
    return t(example ? "lab.line.momentBits" : "lab.line.bits", asked);
  }
  let lane: LaneConfig = {
    ...DEFAULT_LANE,
    rule,
    bits: width,
    blockSize: width === 4 ? 128 : DEFAULT_LANE.blockSize,
  };
  for (const entry of entries) {
    const next = withEntry(lane, entry, t);
    if (typeof next === "string") return next;
    lane = next;
  }
  if (lane.bits === 4 && lane.blockSize === "tensor") return t("lab.line.whole4");
  if (isMomentBits(lane.bits) && lane.blockSize === "tensor") return t("lab.line.wholeMoments");
  if (!blockSizesOf(lane.bits).includes(lane.blockSize))
    return t("lab.line.smallBlock", { size: String(lane.blockSize) });
  if (!mapsOf(lane.bits).some(({ name }) => name === lane.map)) return t("lab.line.map4", { map: lane.map });
  return (hasFault(lane) && faultProblem(lane, t)) || lane;
}

/**
 * Returns the choices of bits per moment: for each moment of a rule, that moment in 8 bits and the others in
 * 32. None for a rule whose tensors have one moment.
 */
export function momentChoices(rule: string): readonly MomentBits[] {
  const { states, matrices } = ruleNamed(rule);
  if (matrices || states.length < 2) return [];
  return states.map(({ symbol: coded }) =>
    Object.fromEntries(states.map(({ symbol }) => [symbol, symbol === coded ? 8 : 32] as const)),
  );
}

/** Reads the bits of a lane: "8", or "m8_r32". Returns undefined for bits that the rule cannot have. */
export function readBits(rule: string, text: string | undefined): LaneConfig["bits"] | undefined {
  const width = ([32, 8, 4] as const).find((each) => String(each) === text);
  if (width !== undefined) return width;
  const moments = readMomentBits(text ?? "", "_");
  if (!moments) return undefined;
  try {
    return plainBits<never>(ruleNamed(rule), moments);
  } catch {
    // The rule does not have these moments.
    return undefined;
  }
}

/** Returns the lane with one more entry, or the reason why the entry cannot be read. */
function withEntry(lane: LaneConfig, entry: string, t: LabWords): LaneConfig | string {
  const map = LANE_MAPS.find(({ name }) => name === entry.replaceAll("_", "-"));
  if (map) return { ...lane, map: map.name };
  if (entry === "bt") return { ...lane, blockSize: "tensor" };
  const [, key, value] = /^(lr|eps|wd|b|m|k|f)(.+)$/.exec(entry) ?? [];
  const number = Number(value?.replace("e_", "e-"));
  if (key === "b") {
    return BLOCK_SIZES.some((size) => size === number)
      ? { ...lane, blockSize: number }
      : t("lab.line.blockSize", { sizes: BLOCK_SIZES.join(", "), value });
  }
  if (key === "m") {
    return Number.isInteger(number) && number >= 0
      ? { ...lane, min8bitSize: number }
      : t("lab.line.threshold", { value });
  }
  const own = LANE_NUMBERS.find((each) => each.key === key);
  if (own && !laneNumbersOf(lane.rule).includes(own))
    return t("lab.line.noNumber", { rule: lane.rule, name: own.name });
  if (own) {
    return isInRange(own, number)
      ? { ...lane, hyper: { ...lane.hyper, [own.name]: number } }
      : t("lab.line.range", { what: t(`lab.${own.name}.what`), max: own.max, value });
  }
  if (key === "f") return { ...lane, fault: value.replaceAll("_", "-") };
  if (key === "k") return { ...lane, keep32: [...lane.keep32, value] };
  return t("lab.line.unknown", { entry });
}
