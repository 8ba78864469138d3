import fc from "fast-check";
import { expect, it } from "vitest";
import { RULES } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";
import { BLOCK_SIZES, DEFAULT_LANE, LANE_MAPS, momentChoices, readLanes, writeLanes } from "./lanesCodec";

const rate = fc.constantFrom<Record<string, number>>({}, { learningRate: 0.001 }, { learningRate: 1e-7 });
const exact = fc.record({ rule: fc.constantFrom(...RULES.map(({ name }) => name)), hyper: rate });
const coded = fc.record({
  rule: fc.constantFrom(...RULES.map(({ name }) => name)),
  hyper: rate,
  map: fc.constantFrom(...LANE_MAPS.map(({ name }) => name)),
  blockSize: fc.constantFrom<number | "tensor">(...BLOCK_SIZES, "tensor"),
  min8bitSize: fc.constantFrom(1, 4096),
  keep32: fc.constantFrom<string[]>([], ["embedding"]),
});
const lane: fc.Arbitrary<LaneConfig> = fc.oneof(
  exact.map((some): LaneConfig => ({ ...DEFAULT_LANE, ...some, bits: 32 })),
  coded.map((some): LaneConfig => ({ ...some, bits: 8 })),
);

it("reads what it wrote, whatever the lanes", () => {
  fc.assert(
    fc.property(fc.array(lane, { minLength: 2, maxLength: 6 }), (lanes) => {
      expect(readLanes(writeLanes(lanes))).toEqual({ lanes, problem: "" });
    }),
  );
});

it("reads an empty line as no lanes", () => {
  expect(readLanes("")).toEqual({ lanes: undefined, problem: "" });
});

it("reads the epsilon of a lane", () => {
  const { lanes } = readLanes("adam-32,adam-8-eps1e-6-lr1e-3");
  expect(lanes?.[1].hyper).toEqual({ learningRate: 0.001, epsilon: 1e-6 });
  expect(writeLanes(lanes ?? [])).toContain("eps0.000001");
});

it("reads weight decay and fault of a lane", () => {
  const line = "adam-32,lion-8-dynamic-b256-wd1-flion_decay_in_sign";
  const { lanes } = readLanes(line);
  expect(lanes?.[1]).toMatchObject({ hyper: { weightDecay: 1 }, fault: "lion-decay-in-sign" });
  expect(writeLanes(lanes ?? [])).toBe(line);
});

it("leaves out what is usual", () => {
  expect(readLanes("adam-32,adam-8").lanes).toEqual([{ ...DEFAULT_LANE, bits: 32 }, DEFAULT_LANE]);
  expect(readLanes("adam-32,adam-4").lanes?.[1]).toEqual({ ...DEFAULT_LANE, bits: 4, blockSize: 128 });
});

it("reads and writes bits per moment", () => {
  const line = "adam-32,adam-m8_r32-dynamic-b256,ademamix-m132_m28_r32-linear-b64";
  const { lanes, problem } = readLanes(line);
  expect(problem).toBe("");
  expect(lanes?.map(({ bits }) => bits)).toEqual([32, { m: 8, r: 32 }, { m1: 32, m2: 8, r: 32 }]);
  expect(writeLanes(lanes ?? [])).toBe(line);
  expect(readLanes("adam-32,adam-m8_r8").lanes?.[1].bits).toBe(8);
});

it("offers each moment of a rule alone in 8 bits", () => {
  expect(momentChoices("adam")).toEqual([
    { m: 8, r: 32 },
    { m: 32, r: 8 },
  ]);
  expect(momentChoices("ademamix")).toHaveLength(3);
  for (const rule of ["lion", "rmsprop", "muon"]) expect(momentChoices(rule)).toEqual([]);
});

it("reads a lane whose second moment alone has another map, in 8 and in 4 bits", () => {
  const { lanes, problem } = readLanes("adam-32,adam-8,adam-8-dynamic_above_zero,adam-4-dynamic_above_zero");
  expect(problem).toBe("");
  expect(lanes?.map(({ bits, map }) => `${bits} ${map}`)).toEqual([
    "32 dynamic",
    "8 dynamic",
    "8 dynamic-above-zero",
    "4 dynamic-above-zero",
  ]);
});

it.each([
  ["adam-32", /one lane; 2 to 6/],
  [Array(7).fill("adam-8").join(","), /7 lanes; 2 to 6/],
  ["adam-32,sgd-8", /no update rule "sgd"/],
  ["adam-32,adam-16", /32, 8 or 4 bits, or 8 and 32 by moment \(m8_r32\), not "16"/],
  ["adam-32,adam", /not ""/],
  ["adam-32,adam-m8", /8 and 32 by moment \(m8_r32\), not "m8"/],
  ["adam-32,lion-m8_r32", /32, 8 or 4 bits, not "m8_r32"/],
  ["adam-32,adam-m8_r32-bt", /bits per moment need a block size/],
  ["adam-32,adam-m8_r32-fstep_reset", /a fault needs 8-bit state, not 8-bit m and 32-bit r/],
  ["adam-32,adam-4-b32", /blocks of 32 need 8 bits/],
  ["adam-32,adam-8-b100", /block size is one of 32/],
  ["adam-32,adam-8-mmany", /threshold is a whole number, not many/],
  ["adam-32,adam-8-lr-1", /"lr" is not a setting/],
  ["adam-32,adam-8-fnothing", /there is no fault "nothing"/],
  ["adam-32,adam-4-fstep_reset", /a fault needs 8-bit state, not 4-bit/],
  ["adam-32,adam-8-flion_decay_in_sign", /needs the rule lion, not adam/],
  ["adam-32,lion-8-eps1e-6", /rule lion has no epsilon/],
  ["adam-32,adam-8-eps0", /ε lies between 0 and 1, not at 0/],
  ["adam-32,adam-8-lr20", /between 0 and 10, not at 20/],
  ["adam-32,adam-4-bt", /4-bit state needs a block size/],
  ["adam-32,adam-4-e4m3", /the map e4m3 has no 4-bit form/],
  ["adam-32,adam-8-<script>", /is not a setting of a lane/],
])("refuses %s with a sentence and leaves the usual lanes", (line, why) => {
  const { lanes, problem } = readLanes(line);
  expect(lanes).toBeUndefined();
  expect(problem).toMatch(why);
  expect(problem).toMatch(/usual lanes run instead\.$/);
});

it("has a sentence or lanes for any line", () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const { lanes, problem } = readLanes(line);
      expect(lanes !== undefined || problem !== "" || line.trim() === "").toBe(true);
    }),
  );
});
