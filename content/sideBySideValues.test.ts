import { expect, test } from "vitest";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import { laneRatios, sideBySideValues as values } from "./sideBySideValues";

test("all numbers of chapter 6 can be computed, and bear out what its text says", () => {
  const read = (name: string) => Number.parseFloat(values[name]());
  for (const value of Object.values(values)) expect(value()).not.toMatch(/NaN|undefined/);
  // "With some seeds it ends far above the 32-bit lane, with some below."
  expect(["none", "eight"]).not.toContain(values["pairs-linear-twice"]());
  expect(Math.min(...laneRatios("linear"))).toBeLessThan(1);
  // "the share of wrong updates down to a third"
  expect(read("map-overlap-blockwise") / read("map-overlap-dynamic")).toBeCloseTo(1 / 3, 1);
  // Between seeds there is far more than between lanes; the linear map goes beyond both.
  expect(read("pairs-lane-gap")).toBeLessThan(read("pairs-seed-gap") / 5);
  expect(read("pairs-linear-gap")).toBeGreaterThan(read("pairs-seed-gap"));
  expect(values["twin-equal-losses"]()).toBe("two");
  // The order that the text names.
  const overlaps = ["blockwise", "dynamic", "quantile", "linear"].map((name) => read(`map-overlap-${name}`));
  expect(overlaps).toEqual([...overlaps].sort((a, b) => a - b));
});

test("the models are of the sizes that the text gives", () => {
  const tensorsOf = (name: string, width = taskInfo(name).defaults.width) => {
    const { defaults, options, size } = taskInfo(name);
    return size({ ...defaults, width, options: defaultsOf(options) }).weights;
  };
  const sum = (tensors: readonly number[]) => tensors.reduce((total, n) => total + n, 0);
  // "between a few hundred and a few hundred thousand weights"
  const pairs = sum(tensorsOf("points", Number(values["pairs-units"]())));
  const sizes = [pairs, ...TASK_INFOS.map(({ name }) => sum(tensorsOf(name)))];
  expect(Math.min(...sizes)).toBeGreaterThan(200);
  expect(Math.min(...sizes)).toBeLessThan(1000);
  expect(Math.max(...sizes)).toBeGreaterThan(200_000);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  // "the network of the noisy curve would hold no 8-bit state at all"
  expect(Math.max(...tensorsOf("regression"))).toBeLessThan(REFERENCE_MIN_8BIT_SIZE);
});
