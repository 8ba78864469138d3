import { expect, it } from "vitest";
import { chanceOfOneWay, decides, LEAST_COVERAGE, LEAST_PAIRS, pairedTest } from "./pairedTest";

it("takes the median and the whole range of a few pairs", () => {
  const found = pairedTest([3, 1, 2, 5, 4, Number.NaN]);
  expect(found).toMatchObject({ pairs: 5, median: 3, low: 1, high: 5 });
  expect(found.coverage).toBeCloseTo(1 - 2 / 32, 12);
});

it("leaves out the extreme pairs once the rest covers enough", () => {
  // 1 - 2 (1 + 8) / 256.
  expect(pairedTest([1, 2, 3, 4, 5, 6, 7, 8])).toMatchObject({ low: 2, high: 7, median: 4.5 });
  expect(pairedTest([1, 2, 3, 4, 5, 6, 7, 8]).coverage).toBeCloseTo(1 - 18 / 256, 12);
  expect(pairedTest([1, 2, 3, 4, 5, 6, 7])).toMatchObject({ low: 1, high: 7 });
});

it("covers the median of a known distribution as often as it says", () => {
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const hits = Array.from({ length: 4000 }, () => {
    const { low, high } = pairedTest(Array.from({ length: 9 }, () => random() ** 3));
    return low <= 0.5 ** 3 && 0.5 ** 3 <= high;
  });
  const share = hits.filter(Boolean).length / hits.length;
  expect(share).toBeGreaterThan(0.95);
  expect(share).toBeLessThan(0.97);
});

it("counts a lost run as the worst", () => {
  expect(pairedTest([1, Number.POSITIVE_INFINITY, 1.1])).toMatchObject({
    median: 1.1,
    high: Number.POSITIVE_INFINITY,
  });
  expect(pairedTest([1, Number.POSITIVE_INFINITY]).median).toBe(Number.POSITIVE_INFINITY);
});

it("decides from five pairs that point one way, and not from four", () => {
  expect(chanceOfOneWay(LEAST_PAIRS)).toBeLessThan(1 - LEAST_COVERAGE);
  expect(chanceOfOneWay(LEAST_PAIRS - 1)).toBeGreaterThan(1 - LEAST_COVERAGE);
  expect(decides(pairedTest([1.1, 1.2, 1.1, 1.3, 1.2]), 1)).toBe(true);
  expect(decides(pairedTest([1.1, 1.2, 1.1, 1.3]), 1)).toBe(false);
  expect(decides(pairedTest([1.1, 1.2, 1.1, 0.9, 1.2]), 1)).toBe(false);
});

it("has nothing to say of no pairs", () => {
  expect(pairedTest([])).toMatchObject({ pairs: 0, coverage: 0 });
  expect(pairedTest([]).median).toBeNaN();
});
