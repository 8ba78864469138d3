import { describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import { type ShardedSetup, shardedRun } from "./sharded";

const setup: ShardedSetup = { state: "r", before: 4, after: 6, blockSize: 256, padded: false };
const run = (patch: Partial<ShardedSetup> = {}) => atOnce(shardedRun({ ...setup, ...patch }));

describe("state on another number of workers", () => {
  it("is spoilt by slicing where parts are no whole blocks", () => {
    const result = run();
    expect(result.n).toBe(23_386);
    expect(result.sharedBorders).toBeLessThan(0.4);
    expect(result.misread).toBeGreaterThan(0.5);
    expect(result.slicedError).toBeGreaterThan(20 * result.savedError);
    expect(result.againError).toBeLessThan(2 * result.savedError);
    expect(result.differentCodes).toBeGreaterThan(0.3);
    const mean = result.misreadIn.reduce((sum, share) => sum + share, 0) / result.misreadIn.length;
    expect(mean).toBeCloseTo(result.misread, 1);
  });

  it.each([256, 2048])("survives slicing where parts are padded to blocks of %i", (blockSize) => {
    const result = run({ padded: true, blockSize });
    expect(result.misread).toBe(0);
    expect(result.sharedBorders).toBe(1);
    expect(result.differentCodes).toBe(0);
    expect(result.slicedError).toBe(result.savedError);
    expect(result.againError).toBe(result.savedError);
    expect(result.before.padding).toBeLessThan(4 * blockSize);
    expect(result.largestFactor).toBe(1);
  });

  it("survives slicing on as many workers as before", () => {
    const { misread, differentCodes, slicedError, savedError } = run({ after: 4, state: "m" });
    expect([misread, differentCodes]).toEqual([0, 0]);
    expect(slicedError).toBe(savedError);
  });

  it("becomes 0 past the end of the scales", () => {
    // One part has 92 scales. Sixteen workers need six each and take six, but two are left for the last.
    expect(run({ before: 1, after: 16 }).withoutScale).toBeGreaterThan(0.03);
    expect(run({ before: 1, after: 16, padded: true }).withoutScale).toBe(0);
  });
});
