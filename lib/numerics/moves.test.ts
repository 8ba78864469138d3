import { describe, expect, it } from "vitest";
import { LARGEST_FLOAT32, longestStep, noStep } from "./longestStep";
import { makeMap } from "./maps";
import { LONG_MOVE, moves } from "./moves";
import { quantize } from "./quantize";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};

describe("moves of a step", () => {
  it("finds the largest move, the first of equal ones, and counts those beyond ten learning rates", () => {
    const before = Float32Array.of(0, 1, -1, 4, 0);
    const after = Float32Array.of(0.5, -1, 1, 4, 0.625);
    // Moves 0.5, 2, 2, 0 and 0.625; ten learning rates are 0.5.
    expect(moves(before, after, 0.5 / LONG_MOVE)).toEqual({ largest: 2, element: 1, long: 3, lost: 0 });
  });

  it("takes a weight that is no finite number for an infinite move", () => {
    const { largest, element, long } = moves(Float32Array.of(1, 1), Float32Array.of(9, Number.NaN), 1);
    expect([largest, element, long]).toEqual([Number.POSITIVE_INFINITY, 1, 1]);
    expect(moves(Float32Array.of(Number.NaN), Float32Array.of(Number.NaN), 1).largest).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it.each([
    ["a finite move", 3],
    ["a move that overflows", -LARGEST_FLOAT32],
    ["no number", Number.NaN],
  ])("are those of an optimizer's longest step: %s", (_, end) => {
    const [before, after] = [Float32Array.of(0, LARGEST_FLOAT32), Float32Array.of(1, end)];
    const record = noStep();
    longestStep(before, after, 0.5, 7, record);
    const inRates = moves(before, after, 0.5).largest / 0.5;
    expect([...record]).toEqual([Math.min(inRates, LARGEST_FLOAT32), 7]);
  });

  it("refuses tensors of different lengths", () => {
    expect(() => moves(new Float32Array(2), new Float32Array(3), 1)).toThrow(/after/);
  });
});

describe("lost second moments", () => {
  const still = new Float32Array(128);
  const lostOf = (m: Float32Array, r: Float32Array, unsigned = maps.unsigned) =>
    moves(still, still, 1, { m: quantize(m, maps.signed, 64), r: quantize(r, unsigned, 64) }).lost;
  const one = (index: number, value: number) => still.map((_, i) => (i === index ? value : 0));

  it("are those whose code names zero beside an m that is not zero", () => {
    const m = still.map((_, i) => (i < 3 ? 1 : 0));
    // In the first block r of weight 0 is kept, and that of the weights 1 and 2 is far below its absmax.
    const r = still.map((_, i) => (i === 0 ? 1 : i < 3 ? 1e-12 : 0));
    expect(lostOf(m, r)).toBe(2);
  });

  it("are found beside an m in floats as well", () => {
    const m = still.map((_, i) => (i < 3 ? 1e-20 : 0));
    const r = quantize(
      still.map((_, i) => (i === 0 ? 1 : 0)),
      maps.unsigned,
      64,
    );
    expect(moves(still, still, 1, { m, r }).lost).toBe(2);
  });

  it("are not lost on a map above zero, except in a block without any", () => {
    const above = makeMap("dynamic-above-zero", { bits: 8, signed: false });
    const m = one(1, 1);
    expect(lostOf(m, one(0, 1), above)).toBe(0);
    expect(lostOf(m, one(0, 1))).toBe(1);
    // The absmax of the second block is 0, and so is each r in it.
    expect(lostOf(one(70, 1), one(0, 1), above)).toBe(1);
  });
});
