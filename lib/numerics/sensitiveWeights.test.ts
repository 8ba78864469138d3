import { describe, expect, it } from "vitest";
import { NumericsError } from "./errors";
import { fromHalf, toHalf } from "./float16";
import { makeRandom } from "./random";
import { causedErrors, type GroupSetup, storeInGroups } from "./sensitiveWeights";

const setup: GroupSetup = { bits: 3, groupSize: 16, scaleBits: 3, scaleGroup: 16 };
const random = makeRandom(6);
const weights = Float32Array.from({ length: 512 }, () => random.normal());
const none = new Uint8Array(512);
const errorOf = (values: Float32Array) =>
  values.reduce((sum, value, i) => sum + (value - weights[i]) ** 2, 0);

describe("weights in groups", () => {
  it("keep the ends of a group and space the codes evenly, with grids in half precision", () => {
    const x = Float32Array.of(-1, 0.1, 0.4, 6);
    const { values } = storeInGroups(x, new Uint8Array(4), { ...setup, groupSize: 4, scaleBits: 16 });
    expect([...values]).toEqual([-1, 0, 0, 6]);
  });

  it("take the bits of codes, grids, grids of grids and kept weights", () => {
    const kept = none.slice();
    kept.set([1, 1], 7);
    // 32 groups with two codes of 3 bits each; two groups of groups with four halves each.
    expect(storeInGroups(weights, kept, setup).bits).toBe(3 * 512 + 2 * 3 * 32 + 64 * 2 + 32 * 2);
    expect(storeInGroups(weights, none, { ...setup, scaleBits: 16 }).bits).toBe(3 * 512 + 2 * 16 * 32);
  });

  it("keep an outlier in half precision, and the others become finer", () => {
    const x = weights.slice(0, 16);
    x[3] = 50.001;
    const kept = new Uint8Array(16);
    kept[3] = 1;
    const [coarse, fine] = [new Uint8Array(16), kept].map((each) => storeInGroups(x, each, setup).values);
    expect(fine[3]).toBe(fromHalf(toHalf(x[3])));
    const worst = (values: Float32Array) =>
      Math.max(...values.map((value, i) => (i === 3 ? 0 : Math.abs(value - x[i]))));
    expect(worst(coarse)).toBeGreaterThan(3 * worst(fine));
  });

  it("lose a little when grids are quantized, and more in fewer bits", () => {
    const error = (patch: Partial<GroupSetup>) =>
      errorOf(storeInGroups(weights, none, { ...setup, ...patch }).values);
    expect(error({})).toBeGreaterThan(error({ scaleBits: 16 }));
    expect(error({})).toBeLessThan(3 * error({ scaleBits: 16 }));
    expect(error({ bits: 2 })).toBeGreaterThan(error({}));
  });

  it("survive groups that are constant, or kept as a whole", () => {
    const { values } = storeInGroups(new Float32Array(32).fill(2), new Uint8Array(32), setup);
    expect([...new Set(values)]).toEqual([2]);
    const all = storeInGroups(
      weights,
      none.map(() => 1),
      setup,
    ).values;
    expect(all[5]).toBe(fromHalf(toHalf(weights[5])));
    expect(() => storeInGroups(weights, none.subarray(1), setup)).toThrow(NumericsError);
  });
});

describe("the error that a weight causes", () => {
  it("is what the group gains without it", () => {
    const x = weights.slice(0, 16);
    const importance = Float32Array.from({ length: 16 }, (_, i) => (i === 9 ? 0 : 1));
    const caused = causedErrors(x, importance, setup);
    const errorWithout = (place: number) => {
      const kept = new Uint8Array(16);
      if (place >= 0) kept[place] = 1;
      // Grids in half precision, which is fine enough to compare with.
      const { values } = storeInGroups(x, kept, { ...setup, scaleBits: 16 });
      return values.reduce((sum, value, i) => sum + (kept[i] ? 0 : importance[i] * (value - x[i]) ** 2), 0);
    };
    x.forEach((_, i) => {
      expect(caused[i]).toBeCloseTo(errorWithout(-1) - errorWithout(i), 2);
    });
  });

  it("is largest for a weight that widens the grid of its group, unless errors there cost nothing", () => {
    const x = weights.slice();
    x[40] = 30;
    const ones = new Float32Array(512).fill(1);
    const caused = causedErrors(x, ones, setup);
    expect(caused.indexOf(Math.max(...caused))).toBe(40);
    const free = causedErrors(
      x,
      ones.map((_, i) => (i >= 32 && i < 48 ? 0 : 1)),
      setup,
    );
    expect(free[40]).toBe(0);
  });
});
