import { describe, expect, it } from "vitest";
import { NumericsError } from "./errors";
import { makeRandom, philox } from "./random";

describe("philox", () => {
  // The known answers that come with the authors' Random123 library, for 10 rounds.
  it.each([
    [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    [[-1, -1, -1, -1], [-1, -1], "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ])("scrambles counter %j under key %j as published", (counter, [key0, key1], expected) => {
    const out = new Uint32Array(4);
    philox(Uint32Array.from(counter), key0, key1, out);
    expect([...out].map((word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(expected);
  });
});

const draw = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, next);

describe("makeRandom", () => {
  it("repeats itself for the same seed and stream, and for no other", () => {
    const first = (seed: number, stream?: number) => draw(50, makeRandom(seed, stream).uint32);
    expect(first(7)).toEqual(first(7, 0));
    expect(first(7)).not.toEqual(first(8));
    expect(first(7)).not.toEqual(first(7, 1));
  });

  it("draws uniform numbers in [0, 1) that float32 holds exactly", () => {
    const numbers = draw(20_000, makeRandom(1).uniform);
    for (const x of numbers) expect(x >= 0 && x < 1 && Math.fround(x) === x).toBe(true);
    // Ten bins of 2000 each; a standard deviation is 42.
    const bins = new Array<number>(10).fill(0);
    for (const x of numbers) bins[Math.floor(10 * x)]++;
    for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(5 * 42);
  });

  it("draws normal numbers with the right moments and tails", () => {
    const n = 100_000;
    const numbers = draw(n, makeRandom(2).normal);
    const moment = (power: number) => numbers.reduce((sum, x) => sum + x ** power, 0) / n;
    expect(moment(1)).toBeCloseTo(0, 1.7);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    const beyond2 = numbers.filter((x) => Math.abs(x) > 2).length / n;
    expect(Math.abs(beyond2 - 0.0455)).toBeLessThan(0.003);
  });

  it("draws whole numbers below n, each about equally often", () => {
    const random = makeRandom(3);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 14_000; i++) counts[random.integer(7)]++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(5 * 42);
    expect(random.integer(1)).toBe(0);
    expect(random.integer(2 ** 32)).toBeLessThan(2 ** 32);
  });

  it("shuffles in place without losing anything", () => {
    const array = Uint32Array.from({ length: 100 }, (_, i) => i);
    const shuffled = makeRandom(4).shuffle(array);
    expect(shuffled).toBe(array);
    expect([...array]).not.toEqual([...array].sort((a, b) => a - b));
    expect([...array].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it("refuses seeds and ranges that are out of range", () => {
    expect(() => makeRandom(-1)).toThrow(NumericsError);
    expect(() => makeRandom(1, 0.5)).toThrow(/stream/);
    expect(() => makeRandom(1).integer(0)).toThrow(/n is 0/);
  });

  it("gives the same normal numbers on every platform", () => {
    // Recorded once; only additions, multiplications, divisions and square roots lie between the bits and
    // these.
    expect(draw(4, makeRandom(1234, 5).normal)).toMatchInlineSnapshot(`
      [
        -0.3360354933245071,
        -1.3271709762701631,
        0.9431410003688983,
        -0.6479457146799869,
      ]
    `);
  });
});
