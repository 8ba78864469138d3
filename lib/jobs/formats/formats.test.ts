import { describe, expect, it } from "vitest";
import { FORMATS, formatNamed } from "@/lib/numerics/formats";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { atOnce } from "../sliced";
import { formatLaneRun, LANE_STEPS, TrainedFormat } from "./lane";
import { type MuseumResult, museumRun } from "./museum";
import { MIN_STORED_SIZE, matrixShape, streamNamed } from "./streams";

const SETUP = { gradients: "words", storing: "each", steps: 6, seed: 1 } as const;
const scoreOf = ({ scores }: MuseumResult, name: string) => scores.find((score) => score.name === name)!;

describe("the museum", () => {
  const result = atOnce(museumRun(SETUP));

  it("sends the same gradients through every format, and counts each update once", () => {
    expect(result.scores.map(({ name }) => name)).toEqual(FORMATS.map(({ name }) => name));
    const updates = result.scores.map(({ update }) => update.updates);
    expect(new Set(updates).size).toBe(1);
    expect(updates[0]).toBeGreaterThan(result.parameters);
    expect(updates[0]).toBeLessThanOrEqual(result.parameters * SETUP.steps);
  });

  it("stores the large tensors only", () => {
    const { weights } = streamNamed("words", 1);
    const large = weights.filter(({ values }) => values.length >= MIN_STORED_SIZE);
    expect(result.tensors).toBe(large.length);
    expect(result.parameters).toBe(large.reduce((sum, { values }) => sum + values.length, 0));
    expect(MIN_STORED_SIZE).toBeLessThan(REFERENCE_MIN_8BIT_SIZE);
  });

  it("finds no error with 32-bit state, little with bf16, and more with less", () => {
    expect(scoreOf(result, "float32").update).toMatchObject({ error: 0, largest: 1 });
    expect(scoreOf(result, "float32").update.over.every((share) => share === 0)).toBe(true);
    const over = (name: string) => scoreOf(result, name).update.over[2];
    expect(over("bf16")).toBeLessThan(over("dynamic-256"));
    expect(over("dynamic-256")).toBeLessThan(over("linear-2048"));
    expect(over("dynamic-256")).toBeLessThan(over("torchao-4"));
  });

  it("repeats itself, and trains in the same way whatever is stored", () => {
    const once = atOnce(museumRun({ ...SETUP, storing: "once" }));
    expect(once.losses).toEqual(result.losses);
    expect(scoreOf(once, "dynamic-256").m).not.toEqual(scoreOf(result, "dynamic-256").m);
    // What was stored once is nearer to the truth than what was stored at every step.
    expect(scoreOf(once, "dynamic-256").m.error).toBeLessThan(scoreOf(result, "dynamic-256").m.error);
    expect(atOnce(museumRun(SETUP))).toEqual(result);
  });

  it("takes the points task too, of which one tensor is large enough", () => {
    const points = atOnce(museumRun({ ...SETUP, gradients: "points", steps: 2 }));
    expect([points.tensors, points.parameters]).toEqual([1, 128 * 128]);
  });
});

it("gives a token a row of the embedding, and a neuron a column of a kernel", () => {
  const shapes = streamNamed("words", 1).weights.map(matrixShape);
  expect(shapes[0]).toEqual({ columns: 16, unit: "row" });
  expect(shapes[1]).toEqual({ columns: 60, unit: "column" });
});

describe("a lane", () => {
  it("with float32 is the run of the plain optimizer", () => {
    const stream = streamNamed("points", 3);
    const lane = new TrainedFormat(stream, formatNamed("float32")!, 3);
    const params = stream.weights.map(({ values }) => values.slice());
    const grads = params.map(({ length }) => new Float32Array(length));
    const states = params.map(({ length }) => makeState32(adam, length));
    for (let step = 1; step <= 3; step++) {
      const batch = stream.nextBatch();
      lane.step(batch);
      batch(params, grads);
      const c = adam.prepare({ learningRate: stream.learningRate }, step);
      params.forEach((values, k) => {
        step32(adam, c, values, grads[k], states[k]);
      });
    }
    expect(lane.params).toEqual(params);
  });

  it("starts with the same loss in both formats and measures the longest move", () => {
    const { exact, stored, longestExact, longestStored } = atOnce(
      formatLaneRun({ gradients: "words", format: "bf16", seed: 1 }),
    );
    expect(exact).toHaveLength(LANE_STEPS);
    expect(stored[0]).toBe(exact[0]);
    expect(stored[LANE_STEPS - 1]).not.toBe(exact[LANE_STEPS - 1]);
    expect(stored[LANE_STEPS - 1]).toBeLessThan(stored[0]);
    expect(longestStored / longestExact).toBeCloseTo(1, 1);
  });

  it("applies the hyper-parameters of a format, which others may replace", () => {
    const stream = streamNamed("points", 1);
    const batch = stream.nextBatch();
    const moved = (hyper: Record<string, number>) => {
      const lane = new TrainedFormat(stream, formatNamed("float32")!, 1, hyper);
      lane.step(batch);
      lane.step(batch);
      return lane.params[2];
    };
    expect(moved({ beta2: 0.9 })).not.toEqual(moved({}));
    expect(formatNamed("solo-4-2")!.hyper).toEqual({ beta1: 0.8 });
  });

  it("refuses an unknown format", () => {
    expect(() => atOnce(formatLaneRun({ gradients: "words", format: "none", seed: 1 }))).toThrow(RangeError);
  });
});
