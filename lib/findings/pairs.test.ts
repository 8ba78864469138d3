import { expect, it } from "vitest";
import { unseenRate } from "./ablation";
import { bestValue, blockCost, edgeCount, keptCost, sensitivityCost } from "./aboveZero";
import { layerParameters, savedWith } from "./embeddingShare";
import { LIBRARY_STEPS } from "./libraryKernels";
import { costOf, failureRates, printRatio, ratiosOf } from "./pairs";

const stable = (heldOut: number) => ({ heldOut, diverged: "" });
const lost = { heldOut: Number.NaN, diverged: "its loss never came down" };

it("pairs runs by seed, and keeps a lost run as an infinite ratio", () => {
  const reference = new Map([
    [0, stable(10)],
    [1, stable(20)],
    [2, lost],
  ]);
  const other = new Map([
    [1, stable(22)],
    [0, lost],
    [2, stable(5)],
    [3, stable(1)],
  ]);
  expect(ratiosOf(reference, other)).toEqual([1.1, Number.POSITIVE_INFINITY]);
  const cost = costOf(ratiosOf(reference, other));
  expect(cost).toMatchObject({ runs: 2, unstable: 1 });
  expect(printRatio(cost.ratio)).toBe("1.10 (1.10 to 1.10)");
  expect(printRatio(costOf([]).ratio)).toBe("–");
});

it("gives the rates of failure that counts allow", () => {
  for (const runs of [3, 9, 18]) expect(failureRates(0, runs)[1]).toBeCloseTo(unseenRate(runs), 9);
  // Clopper and Pearson, three of six at 90 %.
  expect(failureRates(3, 6)[0]).toBeCloseTo(0.1532, 4);
  expect(failureRates(3, 6)[1]).toBeCloseTo(0.8468, 4);
  expect(failureRates(4, 4)[1]).toBe(1);
});

it("reads the same grids with both tables", () => {
  expect(
    [blockCost("library"), blockCost("above-zero")].map(({ runs, unstable }) => [unstable, runs]),
  ).toEqual([
    [5, 18],
    [0, 18],
  ]);
  expect(keptCost("embedding", "library").unstable).toBe(3);
  expect(keptCost("output", "above-zero")).toMatchObject({ runs: 9, unstable: 0 });
  expect([edgeCount("32"), edgeCount("library"), edgeCount("above-zero")]).toEqual([
    { runs: 20, unstable: 0 },
    { runs: 40, unstable: 20 },
    { runs: 40, unstable: 0 },
  ]);
  expect(sensitivityCost("epsilon", 1e-7, "library").runs).toBe(6);
});

it("finds the best value of a setting with each storage", () => {
  expect(bestValue("learningRate", "32")).toBe(1);
  expect(bestValue("epsilon", "library")).toBe(1e-5);
});

it("counts the paper's small model and its saving without the table of words", () => {
  expect(layerParameters()).toBe(209_715_200);
  // The paper's table has 1.7 GB for GPT3-Medium.
  expect(savedWith("gpt3-medium", false) / 2 ** 30).toBeCloseTo(1.69, 2);
  expect(savedWith("gpt3-medium", true) / 2 ** 30).toBeCloseTo(1.98, 2);
});

it("has the library's rates as they follow from its times", () => {
  // gigabytes a second, computed from 28 and 16.0625 bytes a parameter.
  expect(LIBRARY_STEPS["32"].rate).toBeCloseTo(2246, 0);
  expect(LIBRARY_STEPS["256"].rate).toBeCloseTo(587, 0);
  expect(LIBRARY_STEPS["256"].shareOfCopy).toBeCloseTo(0.196, 3);
});
