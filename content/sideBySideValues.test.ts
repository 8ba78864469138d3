import { expect, test } from "vitest";
import { sideBySideValues as values } from "./sideBySideValues";

test("all numbers of chapter 6 can be computed, and bear out what its text says", () => {
  const read = (name: string) => Number.parseFloat(values[name]());
  for (const value of Object.values(values)) expect(value()).not.toMatch(/NaN|undefined/);
  // Between seeds there is far more than between lanes; the linear map goes beyond both.
  expect(read("pairs-lane-gap")).toBeLessThan(read("pairs-seed-gap") / 5);
  expect(read("pairs-linear-gap")).toBeGreaterThan(read("pairs-seed-gap"));
  expect(values["twin-equal-losses"]()).toBe("two");
  // The order that the text names.
  const overlaps = ["blockwise", "dynamic", "quantile", "linear"].map((name) => read(`map-overlap-${name}`));
  expect(overlaps).toEqual([...overlaps].sort((a, b) => a - b));
});
