/** Changes of a list of lanes, as its editor makes them. Whatever is done, the lanes can be run. */
import { type LaneConfig, mostLanes } from "@/lib/training/config";
import { customaryRate } from "./customaryRate";
import { mapsOf, type OwnNumber, ownNumbersOf, plainLane, writeLanes } from "./lanesCodec";

/** Fewer would compare nothing. */
export const fewestLanes = 2;

type Lanes = readonly LaneConfig[];

/** Blocks of 4-bit state, unless chosen otherwise. */
const block4 = 128;

/** A lane that the optimizers take: 4-bit state needs a block size and a map that has 16 values. */
function sound(lane: LaneConfig): LaneConfig {
  if (lane.bits !== 4) return lane;
  const map = mapsOf(4).some(({ name }) => name === lane.map) ? lane.map : plainLane.map;
  return { ...lane, map, blockSize: lane.blockSize === "tensor" ? block4 : lane.blockSize };
}

export const changeLane = (lanes: Lanes, place: number, patch: Partial<LaneConfig>): Lanes =>
  lanes.map((lane, i) => (i === place ? sound({ ...lane, ...patch }) : lane));

/** A copy behind the lane itself; the same lanes if there is no room. */
export const duplicateLane = (lanes: Lanes, place: number): Lanes =>
  lanes.length < mostLanes ? [...lanes.slice(0, place + 1), ...lanes.slice(place)] : lanes;

/** The same lanes if too few would be left. */
export const removeLane = (lanes: Lanes, place: number): Lanes =>
  lanes.length > fewestLanes ? lanes.filter((_, i) => i !== place) : lanes;

/** The lane first, where the reference is. */
export const leadWith = (lanes: Lanes, place: number): Lanes => [
  lanes[place],
  ...lanes.filter((_, i) => i !== place),
];

/** What may be worth comparing, in the order in which it is offered. */
const offers: readonly Partial<LaneConfig>[] = [
  { map: "linear" },
  { blockSize: "tensor" },
  { bits: 4, blockSize: block4 },
  { map: "linear", blockSize: "tensor" },
  {},
];

/** One more lane, of the rule of the reference and with its numbers: the first that is not there yet. */
export function addLane(lanes: Lanes): Lanes {
  if (lanes.length >= mostLanes) return lanes;
  const known = new Set(lanes.map((lane) => writeLanes([lane])));
  const { rule, hyper } = lanes[0];
  const offered = offers.map((offer): LaneConfig => ({ ...plainLane, rule, hyper, ...offer }));
  return [...lanes, offered.find((lane) => !known.has(writeLanes([lane]))) ?? offered[0]];
}

/**
 * Another rule, with those of the lane's own numbers that it has, and with the learning rate that goes with it. A rate
 * that the reader has chosen stays.
 *
 * @param runRate the run's learning rate
 */
export function withRule(lane: LaneConfig, rule: string, runRate: number): Partial<LaneConfig> {
  const { learningRate: own, ...others }: Partial<LaneConfig["hyper"]> = lane.hyper;
  const chosen = own === customaryRate(lane.rule, runRate) ? undefined : own;
  const rate = chosen ?? customaryRate(rule, runRate);
  const hyper = rate === undefined ? others : { ...others, learningRate: rate };
  const kept = Object.entries(hyper).filter(([name]) => ownNumbersOf(rule).some((own) => own.name === name));
  return { rule, hyper: Object.fromEntries(kept) as LaneConfig["hyper"] };
}

/** A number of the lane's own, or undefined for the usual one. */
export function withNumber(
  lane: LaneConfig,
  { name }: OwnNumber,
  value: number | undefined,
): Partial<LaneConfig> {
  const { [name]: _, ...others } = lane.hyper;
  return { hyper: value === undefined ? others : { ...others, [name]: value } };
}

/** What was typed for it: a number, undefined for an empty field, or why it is none. */
export function readNumber(
  text: string,
  { what, usual, most }: OwnNumber,
): { readonly value?: number; readonly problem: string } {
  if (text.trim() === "") return { problem: "" };
  const value = Number(text);
  if (value > 0 && value <= most) return { value, problem: "" };
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  return { problem: `${subject} is a number above 0 and at most ${most}; an empty field takes ${usual}.` };
}
