import fc from "fast-check";
import { expect, it } from "vitest";
import { LANE_STYLES } from "@/components/charts/lanes";
import { RULES } from "@/lib/numerics/rules";
import { type LaneConfig, MAX_LANES } from "@/lib/training/config";
import {
  addLane,
  changeLane,
  customaryRate,
  duplicateLane,
  MIN_LANES,
  makeReference,
  rateHint,
  readNumber,
  removeLane,
  withFault,
  withNumber,
  withRule,
} from "./laneEdit";
import { DEFAULT_LANE, LANE_MAPS, LANE_NUMBERS, readLanes, writeLanes } from "./lanesCodec";
import { DEFAULT_LANES } from "./model";

const [exact, coded] = DEFAULT_LANES;

const [rate, epsilon] = LANE_NUMBERS;

it("offers a lane that is not there yet, up to six", () => {
  let lanes = DEFAULT_LANES;
  for (let i = 0; i < 9; i++) lanes = addLane(lanes);
  expect(lanes).toHaveLength(MAX_LANES);
  expect(new Set(lanes.map((lane) => writeLanes([lane]))).size).toBe(MAX_LANES);
  expect(duplicateLane(lanes, 0)).toBe(lanes);
});

it("duplicates, removes and leads", () => {
  const three = duplicateLane(DEFAULT_LANES, 0);
  expect(three).toEqual([exact, exact, coded]);
  expect(makeReference(three, 2)).toEqual([coded, exact, exact]);
  expect(removeLane(three, 1)).toEqual(DEFAULT_LANES);
  expect(removeLane(DEFAULT_LANES, 0)).toHaveLength(MIN_LANES);
});

it("gives 4-bit state a block size and a map that it can have", () => {
  const odd = { ...coded, blockSize: "tensor" as const, map: "e4m3" };
  const [, lane] = changeLane([exact, odd], 1, { bits: 4 });
  expect(lane).toMatchObject({ bits: 4, blockSize: 128, map: "dynamic" });
  expect(changeLane([exact, odd], 1, { bits: 32 })[1]).toMatchObject({ blockSize: "tensor", map: "e4m3" });
});

it("gives bits per moment a block size, and takes them away where the rule has other moments", () => {
  const bits = { m: 8, r: 32 } as const;
  const whole = { ...coded, blockSize: "tensor" as const };
  expect(changeLane([exact, whole], 1, { bits })[1]).toMatchObject({ bits, blockSize: 256 });
  const mixed = { ...coded, bits };
  expect(changeLane([exact, mixed], 1, { rule: "adamw" })[1]).toMatchObject({ bits });
  expect(changeLane([exact, mixed], 1, { rule: "lion" })[1]).toMatchObject({ rule: "lion", bits: 8 });
});

it("writes a line that can be read, whatever is changed", () => {
  const patch = fc.oneof(
    fc.record({
      bits: fc.constantFrom<LaneConfig["bits"]>(32, 8, 4, { m: 8, r: 32 }, { m: 32, r: 8 }),
    }),
    fc.record({ map: fc.constantFrom(...LANE_MAPS.map(({ name }) => name)) }),
    fc.record({ blockSize: fc.constantFrom<number | "tensor">(32, 64, 4096, "tensor") }),
    fc.constantFrom(
      withNumber(DEFAULT_LANE, rate, 0.25),
      withNumber(DEFAULT_LANE, rate, undefined),
      withNumber(DEFAULT_LANE, epsilon, 1e-6),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1), patch), { maxLength: 12 }), (changes) => {
      const lanes = changes.reduce(
        (before, [place, change]) => changeLane(before, place, change),
        DEFAULT_LANES,
      );
      expect(readLanes(writeLanes(lanes)).problem).toBe("");
    }),
  );
});

it.each([
  ["", undefined, ""],
  [" ", undefined, ""],
  ["0.01", 0.01, ""],
  ["1e-5", 1e-5, ""],
  ["0", undefined, "above 0"],
  ["2", 2, ""],
  ["20", undefined, "at most 10"],
  ["fast", undefined, "is a number"],
])("reads %j as a learning rate", (text, value, problem) => {
  const read = readNumber(text, rate);
  expect(read.value).toBe(value);
  expect(read.problem).toContain(problem);
  expect(read.problem === "").toBe(problem === "");
});

it("leaves ε small at the beginning of a sentence", () => {
  const epsilon = LANE_NUMBERS.find(({ name }) => name === "epsilon")!;
  expect(readNumber("x", epsilon).problem).toMatch(/^ε is a number above 0/);
  expect(readNumber("x", rate).problem).toMatch(/^A learning rate is a number/);
});

it("drops what another rule does not have", () => {
  const lane = { ...DEFAULT_LANE, hyper: { learningRate: 0.01, epsilon: 1e-6 } };
  expect(withRule(lane, "adamw", 0.005)).toEqual({ rule: "adamw", hyper: lane.hyper });
  expect(withRule(lane, "lion", 0.005)).toEqual({ rule: "lion", hyper: { learningRate: 0.01 } });
});

it("takes the rate that goes with a rule, and gives it back with the rule", () => {
  const patch = withRule(DEFAULT_LANE, "lion", 0.005);
  expect(patch).toEqual({ rule: "lion", hyper: { learningRate: 0.0005 } });
  const lion = { ...DEFAULT_LANE, ...patch };
  expect(withRule(lion, "momentum", 0.005).hyper).toEqual({ learningRate: 0.015 });
  expect(withRule(lion, "adam", 0.005)).toEqual({ rule: "adam", hyper: {} });
  // The run's rate was changed in between: then it is no longer the usual rate of the rule.
  expect(withRule(lion, "adam", 0.01).hyper).toEqual({ learningRate: 0.0005 });
});

it("makes further lanes with the numbers of the reference", () => {
  const lion = { ...exact, rule: "lion", hyper: { learningRate: 0.0005 } };
  expect(addLane([lion, lion])[2]).toMatchObject({ rule: "lion", hyper: lion.hyper });
});

it("has a style for each lane of the longest comparison", () => {
  expect(LANE_STYLES).toHaveLength(MAX_LANES);
});

it("says what goes with a rule that is not run with Adam's rate", () => {
  expect(customaryRate("lion", 0.005)).toBe(0.0005);
  expect(rateHint("lion", 0.005)).toBe(
    "Lion is usually run with about 0.1 times Adam’s learning rate: 0.0005 here.",
  );
});

it("says nothing where the run's rate will do", () => {
  expect(customaryRate("adamw", 0.005)).toBeUndefined();
  expect(rateHint("adam", 0.005)).toBe("");
});

it("gives what the field of a lane takes, whatever the rule and the run's rate", () => {
  for (const { name } of RULES) {
    for (const runRate of [1e-5, 0.003, 0.32]) {
      const rate = customaryRate(name, runRate);
      if (rate !== undefined)
        expect(readNumber(String(rate), LANE_NUMBERS[0])).toEqual({ value: rate, problem: "" });
    }
  }
});

it("gives a lane a fault with the settings that show it, and takes it away with what does not fit", () => {
  const faulty = changeLane(DEFAULT_LANES, 1, withFault(DEFAULT_LANE, "lion-decay-in-sign", false));
  expect(faulty[1]).toMatchObject({ rule: "lion", bits: 8, fault: "lion-decay-in-sign", keep32: [] });
  expect(readLanes(writeLanes(faulty)).lanes).toEqual(faulty);
  expect(changeLane(faulty, 1, { bits: 32 })[1].fault).toBeUndefined();
  expect(changeLane(faulty, 1, { rule: "adam" })[1].fault).toBeUndefined();
  expect(changeLane(faulty, 1, withFault(faulty[1], "", false))[1].fault).toBeUndefined();
});
