/** The changes that the editor makes to a list of lanes. Each of them gives lanes that can run. */

import { printNumber } from "@/components/charts/format";
import { FAULTS, faultNamed } from "@/lib/faults";
import { faultProblem, settingsForFault } from "@/lib/faults/laneFault";
import { numberTyped } from "@/lib/i18n/numbers";
import { isMomentBits, writeBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import { hasFault, type LaneConfig, MAX_LANES } from "@/lib/training/config";
import {
  blockSizesOf,
  DEFAULT_LANE,
  isInRange,
  LANE_NUMBERS,
  type LaneNumber,
  laneNumbersOf,
  mapsOf,
  readBits,
  writeLanes,
} from "./lanesCodec";
import { english } from "./messages";

/** The least number of lanes: a comparison needs two. */
export const MIN_LANES = 2;

type Lanes = readonly LaneConfig[];

/** Default block size of 4-bit state. */
const BLOCK_SIZE_4BIT = 128;

/**
 * Returns a lane that can run: 4-bit state needs a block size, and a map that has a 4-bit form; bits per
 * moment need the rule's moments and a block size; a fault that does not fit the other settings is taken away.
 */
function valid(changed: LaneConfig): LaneConfig {
  const { fault: _, ...sound } = changed;
  const lane = hasFault(changed) && faultProblem(changed) !== "" ? sound : changed;
  if (isMomentBits(lane.bits)) {
    // Another rule may have other moments.
    const bits = readBits(lane.rule, writeBits(lane.bits, "_")) ?? DEFAULT_LANE.bits;
    const fits = blockSizesOf(lane.bits).includes(lane.blockSize);
    const blockSize = fits ? lane.blockSize : DEFAULT_LANE.blockSize;
    return { ...lane, bits, ...(isMomentBits(bits) && { blockSize }) };
  }
  if (lane.bits !== 4) return lane;
  const map = mapsOf(4).some(({ name }) => name === lane.map) ? lane.map : DEFAULT_LANE.map;
  return {
    ...lane,
    map,
    blockSize: blockSizesOf(4).includes(lane.blockSize) ? lane.blockSize : BLOCK_SIZE_4BIT,
  };
}

/** Returns the lanes with one of them changed. */
export const changeLane = (lanes: Lanes, index: number, patch: Partial<LaneConfig>): Lanes =>
  lanes.map((lane, i) => (i === index ? valid({ ...lane, ...patch }) : lane));

/** Returns the lanes with a copy of one lane after it; the same lanes if their number is at its limit. */
export const duplicateLane = (lanes: Lanes, index: number): Lanes =>
  lanes.length < MAX_LANES ? [...lanes.slice(0, index + 1), ...lanes.slice(index)] : lanes;

/** Returns the lanes without one of them; the same lanes if too few would be left. */
export const removeLane = (lanes: Lanes, index: number): Lanes =>
  lanes.length > MIN_LANES ? lanes.filter((_, i) => i !== index) : lanes;

/** Returns the lanes with one of them moved to the front, which makes it the reference. */
export const makeReference = (lanes: Lanes, index: number): Lanes => [
  lanes[index],
  ...lanes.filter((_, i) => i !== index),
];

/** Settings that a new lane may have, in the order in which they are offered. */
const LANE_OFFERS: readonly Partial<LaneConfig>[] = [
  { map: "linear" },
  { map: "dynamic-above-zero" },
  { blockSize: "tensor" },
  { bits: 4, blockSize: BLOCK_SIZE_4BIT },
  { map: "linear", blockSize: "tensor" },
  {},
];

/**
 * Returns the lanes with one more: the first offer that is not among them, with the rule and numbers of the
 * reference.
 */
export function addLane(lanes: Lanes): Lanes {
  if (lanes.length >= MAX_LANES) return lanes;
  const known = new Set(lanes.map((lane) => writeLanes([lane])));
  const { rule, hyper } = lanes[0];
  const offered = LANE_OFFERS.map((offer): LaneConfig => ({ ...DEFAULT_LANE, rule, hyper, ...offer }));
  return [...lanes, offered.find((lane) => !known.has(writeLanes([lane]))) ?? offered[0]];
}

/** Largest learning rate that a lane may have. */
const MAX_RATE = LANE_NUMBERS.find(({ name }) => name === "learningRate")!.max;

/**
 * Returns the usual learning rate of a rule; undefined if that is the rate of the run.
 *
 * @param runRate the learning rate of the run, which is the rate for Adam
 */
export function customaryRate(rule: string, runRate: number): number | undefined {
  const { rateOverAdam = 1 } = ruleNamed(rule);
  return rateOverAdam === 1 ? undefined : Math.min(MAX_RATE, Number((rateOverAdam * runRate).toPrecision(2)));
}

/** Returns a sentence about the usual learning rate of a rule; empty if that is the rate of the run. */
export function rateHint(rule: string, runRate: number, t = english): string {
  const { label, rateOverAdam = 1 } = ruleNamed(rule);
  const rate = customaryRate(rule, runRate);
  if (rate === undefined) return "";
  return t("lab.lane.rateHint", {
    rule: t.named(`rule.${rule}`, label),
    times: t.print(printNumber(rateOverAdam)),
    rate: t.print(String(rate)),
  });
}

/**
 * Returns the change to another rule. Numbers of the lane that the new rule lacks are dropped. The learning
 * rate becomes the usual one of the new rule, unless the reader has chosen another.
 *
 * @param runRate the learning rate of the run
 */
export function withRule(lane: LaneConfig, rule: string, runRate: number): Partial<LaneConfig> {
  const { learningRate: own, ...others }: Partial<LaneConfig["hyper"]> = lane.hyper;
  const chosen = own === customaryRate(lane.rule, runRate) ? undefined : own;
  const rate = chosen ?? customaryRate(rule, runRate);
  const hyper = rate === undefined ? others : { ...others, learningRate: rate };
  const available = Object.entries(hyper).filter(([name]) =>
    laneNumbersOf(rule).some((own) => own.name === name),
  );
  return { rule, hyper: Object.fromEntries(available) as LaneConfig["hyper"] };
}

/** Returns the change of a number of the lane; undefined restores the usual number. */
export function withNumber(
  lane: LaneConfig,
  { name }: LaneNumber,
  value: number | undefined,
): Partial<LaneConfig> {
  const { [name]: _, ...others } = lane.hyper;
  return { hyper: value === undefined ? others : { ...others, [name]: value } };
}

/**
 * Reads the text of a field: a number, undefined for an empty field, or a sentence that says why it is
 * refused.
 *
 * @param t finds the words of the sentence; beside English the number may have a decimal comma
 */
export function readNumber(
  text: string,
  own: LaneNumber,
  t = english,
): { readonly value?: number; readonly problem: string } {
  if (text.trim() === "") return { problem: "" };
  const value = Number(numberTyped(t.locale, text));
  if (isInRange(own, value)) return { value, problem: "" };
  const { name, max, zero } = own;
  const what = t(`lab.${name}.what`);
  // The capital of ε is another letter.
  const subject = /^[a-z]/.test(what) ? what.charAt(0).toUpperCase() + what.slice(1) : what;
  return {
    problem: t(zero ? "lab.number.from0" : "lab.number.above0", {
      what: subject,
      max,
      usual: t(`lab.${name}.usual`),
    }),
  };
}

/** The faults that a lane can be given, with their labels. */
export const FAULT_CHOICES = FAULTS.map(({ name, label }) => ({ name, label }));

/**
 * Returns the change that gives a lane a fault, with the settings with which it can be seen; an empty name takes the
 * fault away and leaves the other settings.
 *
 * @param embedding whether the model has an embedding, which may stay in 32 bits
 */
export function withFault(lane: LaneConfig, name: string, embedding: boolean): Partial<LaneConfig> {
  if (name === "") return { fault: undefined };
  const { rule, hyper: all, map, blockSize, keep32 } = settingsForFault(faultNamed(name));
  const hyper = Object.fromEntries(
    Object.entries(all).filter(([each]) => laneNumbersOf(rule).some((own) => own.name === each)),
  );
  const { learningRate }: Partial<LaneConfig["hyper"]> = lane.hyper;
  const kept = keep32.filter((layer) => embedding && layer === EMBEDDING_LAYER);
  return {
    fault: name,
    rule,
    hyper: (learningRate === undefined ? hyper : { ...hyper, learningRate }) as LaneConfig["hyper"],
    bits: 8,
    map,
    blockSize,
    keep32: kept,
  };
}

/** Name of the embedding layer in every task. */
const EMBEDDING_LAYER = "embedding";
