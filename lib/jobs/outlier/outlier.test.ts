import { beforeAll, describe, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { atOnce } from "../sliced";
import { blocksHit, blockUsage, stepsToRecover, TOLERANCE } from "./findings";
import { logNormalGradients, withOutlier } from "./gradients";
import { type OutlierResult, type OutlierSetup, outlierRun } from "./run";
import { overshootShare, usageOf } from "./usage";

const AT = 20;
const setup: OutlierSetup = {
  map: "dynamic",
  blockSize: 256,
  factor: 10_000,
  at: AT,
  element: 1000,
  beta2: 0.98,
  percentile: 100,
  seed: 1,
  steps: 60,
};
const run = (patch: Partial<OutlierSetup> = {}) => atOnce(outlierRun({ ...setup, ...patch }));

describe("gradients", () => {
  it("are a function of seed and step, with one element made too large", () => {
    const source = logNormalGradients(3, 500, 0.25);
    expect(source.at(7)).toEqual(logNormalGradients(3, 500, 0.25).at(7));
    expect(source.at(7)).not.toEqual(source.at(8));
    const hit = withOutlier(source.at(7), source, 11, 100);
    expect(Math.abs(hit[11])).toBeCloseTo(100 * source.scale[11], 4);
    expect(Math.sign(hit[11])).toBe(Math.sign(source.at(7)[11]));
    expect([...hit].filter((g, i) => g !== source.at(7)[i])).toHaveLength(1);
  });
});

describe("usage", () => {
  it("counts both zeros of the linear map, and different codes once", () => {
    const linear = makeMap("linear", { bits: 8, signed: true });
    expect(usageOf(Uint8Array.of(127, 128, 5, 5), linear)).toEqual({ zeros: 0.5, used: 3 });
  });

  it("counts steps of more than twice the right length", () => {
    expect(overshootShare(Float32Array.of(2, -2.1, 0, 1), Float32Array.of(1, 1, 0, 0))).toBe(0.5);
  });
});

describe("one gradient 10,000 times too large", () => {
  let result: OutlierResult;
  beforeAll(() => {
    result = run();
  });

  it("sends most codes of r to zero where the tensor is one block, and few where it is cut up", () => {
    const { whole, blocks } = result;
    expect(whole.hit.r.zeros[AT - 2]).toBe(0);
    expect(whole.hit.r.zeros[AT - 1]).toBeGreaterThan(0.6);
    expect(whole.hit.r.used[AT - 1]).toBeLessThan(15);
    expect(whole.clean.r.zeros[AT - 1]).toBe(0);
    // One block of sixteen can lose at most a sixteenth.
    expect(blocks.hit.r.zeros[AT - 1]).toBeLessThanOrEqual(1 / 16);
    expect(blocks.hit.r.zeros[AT - 1]).toBeGreaterThan(0.03);
  });

  it("hits the one block of the element, and no other", () => {
    expect(blocksHit(result.blocks, "r", AT - 2)).toEqual([]);
    expect(blocksHit(result.blocks, "r", AT - 1)).toEqual([3]);
    const { blocks } = result;
    for (let b = 0; b < 16; b++) {
      const { zeros } = blockUsage(blocks.hit.r, 256, b, AT - 1);
      if (b === 3) expect(zeros).toBeGreaterThan(0.5);
      else expect(zeros).toBe(0);
    }
  });

  it("makes the next steps too long, since a zero in r leaves the denominator to one gradient", () => {
    const { whole, blocks } = result;
    // The step of the outlier itself uses the fresh moments: nothing is lost yet.
    expect(whole.hit.overshoot[AT - 1]).toBeCloseTo(whole.clean.overshoot[AT - 1], 2);
    expect(whole.hit.overshoot[AT]).toBeGreaterThan(0.5);
    expect(blocks.hit.overshoot[AT]).toBeLessThan(0.1);
  });

  it("is the same run up to the outlier, and leaves the other blocks alone after it", () => {
    const { hit, clean } = result.blocks;
    for (let t = 0; t < AT - 1; t++) expect(hit.r.absmax[t]).toEqual(clean.r.absmax[t]);
    for (const t of [AT - 1, 59]) {
      const others = (absmax: Float32Array) => absmax.filter((_, b) => b !== 3);
      expect(others(hit.r.absmax[t])).toEqual(others(clean.r.absmax[t]));
    }
  });

  it("lasts longer with one block than with blocks, and to the end of a short run", () => {
    expect(stepsToRecover(result.whole, "r", AT)).toBeUndefined();
    const long = run({ steps: 400 });
    const whole = stepsToRecover(long.whole, "r", AT)!;
    expect(whole).toBeGreaterThan(200);
    expect(stepsToRecover(long.blocks, "r", AT)!).toBeLessThan(whole);
    const { hit, clean } = long.whole;
    const t = AT - 1 + whole;
    expect(hit.r.zeros[t] - clean.r.zeros[t]).toBeLessThanOrEqual(TOLERANCE);
    expect(hit.r.zeros[t - 1] - clean.r.zeros[t - 1]).toBeGreaterThan(TOLERANCE);
  });

  it("does far more to the linear map, already when it is a hundredth as large", () => {
    const linear = run({ map: "linear", factor: 100 });
    const dynamic = run({ factor: 100 });
    expect(linear.whole.hit.r.zeros[AT - 1] - linear.whole.clean.r.zeros[AT - 1]).toBeGreaterThan(0.5);
    expect(dynamic.whole.hit.r.zeros[AT - 1]).toBe(0);
    expect(stepsToRecover(dynamic.whole, "r", AT)).toBe(0);
  });

  it("is kept out by clipping, at the price of the step's direction", () => {
    const clipped = run({ percentile: 5 });
    expect(clipped.scale[AT - 1]).toBeLessThan(0.02);
    expect(clipped.whole.hit.r.zeros[AT - 1]).toBe(0);
    expect(clipped.turned[AT - 1]).toBeGreaterThan(15);
    expect(clipped.turned[AT - 2]).toBeLessThan(3);
    expect(result.turned.every((angle) => angle === 0)).toBe(true);
  });
});
