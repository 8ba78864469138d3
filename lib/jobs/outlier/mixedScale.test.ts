import { describe, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { atOnce } from "../sliced";
import { type MixedSetup, mixedRun } from "./mixedScale";

const setup: MixedSetup = {
  map: "dynamic",
  blockSize: 256,
  size: 1e-2,
  ratio: 1e5,
  steps: 20,
  silent: false,
  seed: 1,
};
const run = (patch: Partial<MixedSetup> = {}) => atOnce(mixedRun({ ...setup, ...patch }));

describe("rows of very different scale in one block", () => {
  it("moves the small rows too far, in the order of the measurement on the reference kernel", () => {
    // Measured on the reference kernel: rows with gradients 1e5 times smaller than their block's, 20 steps at
    // 1e-3: 0.0028 on average with 32-bit state, 0.0100 with 8-bit state.
    const { small32, small8 } = run();
    expect(small32[20] / 0.0028).toBeGreaterThan(0.5);
    expect(small32[20] / 0.0028).toBeLessThan(2);
    expect(small8[20] / 0.01).toBeGreaterThan(0.5);
    expect(small8[20] / 0.01).toBeLessThan(2);
    expect(small8[20] / small32[20]).toBeGreaterThan(2);
  });

  it("stores every small second moment as zero there, and the first moment mostly not", () => {
    const { zeroR, zeroROnly } = run();
    expect(zeroR).toBe(1);
    expect(zeroROnly).toBeGreaterThan(0.9);
  });

  it("leaves the large rows within a few per cent", () => {
    const { large32, large8 } = run();
    expect(Math.abs(large8[20] / large32[20] - 1)).toBeLessThan(0.02);
  });

  it("is repaired by blocks that hold one row only, and by gradients of like size", () => {
    for (const patch of [{ blockSize: 64 }, { ratio: 10 }]) {
      const { small32, small8, zeroR } = run(patch);
      expect(zeroR).toBe(0);
      expect(Math.abs(small8[20] / small32[20] - 1)).toBeLessThan(0.02);
    }
  });

  it("begins where the ratio's square passes the smallest value of the map", () => {
    const { values } = makeMap("dynamic", { bits: 8, signed: false });
    const edge = Math.sqrt(2 / values[1]);
    expect(run({ ratio: edge / 10 }).zeroR).toBe(0);
    expect(run({ ratio: edge * 10 }).zeroR).toBe(1);
  });

  it("leaps by learningRate * m / epsilon where r is zero, m is not and the gradient is silent", () => {
    const loud = run({ size: 1, ratio: 3000 });
    const silent = run({ size: 1, ratio: 3000, silent: true });
    // The recorded trajectories of the reference show a jump by about 30 in such a place.
    expect(loud.leap).toBeGreaterThan(10);
    expect(silent.leap).toBeGreaterThan(10);
    const farthest = (moved: Float32Array) => moved.reduce((most, p) => Math.max(most, Math.abs(p)), 0);
    // Where it stood before the leap is a few units at most.
    expect(farthest(silent.moved8)).toBeGreaterThan(silent.leap * 0.8);
    expect(farthest(silent.moved32)).toBeLessThan(0.02);
    expect(silent.small8[20]).toBeGreaterThan(20 * silent.small8[19]);
    expect(silent.small32[20] / silent.small32[19]).toBeLessThan(1.2);
  });
});
