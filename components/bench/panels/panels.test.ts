import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { totalsOf } from "@/lib/numerics/updateErrors";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { confusedPairs, confusionOf, rightAnswers } from "./confusion";
import { laneErrors } from "./errorMap";
import { weightReadings } from "./microscope";
import type { RestingRun } from "./useSnapshot";

const twin = twinConfig({
  taskOptions: { data: "moons", samples: 400, noise: 0.06 },
  width: 16,
  maxSteps: 40,
});
const [exact, coded] = twin.lanes;
const config = { ...twin, lanes: [exact, coded, { ...coded, bits: 4, blockSize: 128 } as const] };

let resting: RestingRun;
let pictures: Float32Array[];
let samples: Float32Array;
beforeAll(async () => {
  await openReference();
  const run = new LaneRun(config);
  run.advance(40);
  await run.read();
  resting = { config, tensors: run.tensors, snapshot: await run.snapshot() };
  pictures = await run.pictures();
  ({ samples } = run);
  run.dispose();
});

describe("the error map of a run", () => {
  it("stores the moments of the 32-bit lane as the 8-bit lane does", () => {
    const found = laneErrors(resting, 1);
    if ("problem" in found) throw new Error(found.problem);
    const weights = resting.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(found).toMatchObject({ weights, reference: 0 });
    const { updates, relative, pairs } = totalsOf(found.errors);
    expect(updates).toBe(weights);
    expect(relative).toBeGreaterThan(0);
    expect(pairs).toBeLessThanOrEqual(weights);
  });

  it("says what is missing", () => {
    expect(laneErrors(resting, 2)).toHaveProperty("problem", expect.stringContaining("8-bit state"));
    const alone = { ...resting, config: { ...config, lanes: [coded, coded, coded] } };
    expect(laneErrors(alone, 1)).toHaveProperty("problem", expect.stringContaining("32-bit state"));
  });
});

describe("the microscope of a run", () => {
  it("reads a weight of each lane as its next step reads it", () => {
    const [first, second, third] = weightReadings(resting, 0, 3);
    const { parameters, state } = resting.snapshot.lanes[0].tensors[0];
    expect(first.weight).toBe(parameters[3]);
    expect(first.states.map(({ value }) => value)).toEqual(
      state.bits === 32 && state.values.map((values) => values[3]),
    );
    for (const { states } of [second, third])
      for (const [k, { value, code, absmax }] of states.entries()) {
        expect(code).toBeGreaterThanOrEqual(0);
        expect(Math.abs(value)).toBeLessThanOrEqual(absmax ?? 0);
        expect(Math.abs(value - first.states[k].value)).toBeLessThan(0.3 * (absmax ?? 0));
      }
  });
});

describe("the confusion of a task", () => {
  it("counts each point of the plane once", () => {
    const lanes = pictures.map((picture) => confusionOf("points", picture, samples)!);
    const { right, all } = rightAnswers(lanes[0]);
    expect(all).toBe(samples.length / 3);
    expect(right).toBeGreaterThan(0.6 * all);
    const wrong = confusedPairs(lanes, 9).reduce((sum, { counts }) => sum + counts[0], 0);
    expect(wrong).toBe(all - right);
  });

  it("lists the most frequent confusions of letters first", () => {
    const picture = new Float32Array(10 ** 2 + 36);
    for (const [at, count] of [
      [0, 5],
      [11, 9],
      [1, 2],
      [21, 4],
    ])
      picture[at] = count;
    const lane = confusionOf("letters", picture, samples)!;
    expect(confusedPairs([lane], 2).map(({ counts }) => counts[0])).toEqual([4, 2]);
    expect(rightAnswers(lane)).toEqual({ right: 14, all: 20 });
  });

  it("has none for other tasks and before the first picture", () => {
    expect(confusionOf("regression", pictures[0], samples)).toBeUndefined();
    expect(confusionOf("points", new Float32Array(0), samples)).toBeUndefined();
  });
});
