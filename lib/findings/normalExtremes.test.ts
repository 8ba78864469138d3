import { expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { normalTail, typicalLargest } from "./normalExtremes";

it("has the known quantiles of the normal distribution", () => {
  expect(normalTail(0)).toBeCloseTo(0.5, 9);
  expect(normalTail(1.959964)).toBeCloseTo(0.025, 8);
  expect(normalTail(4.753424) / 1e-6).toBeCloseTo(1, 4);
  // Half of all normal numbers lie within 0.6745 deviations.
  expect(typicalLargest(1)).toBeCloseTo(0.67449, 4);
});

it("is exceeded by the largest of a draw about half of the time", () => {
  const bound = typicalLargest(256);
  const { normal } = makeRandom(1);
  const above = Array.from({ length: 400 }, () =>
    Math.max(...Array.from({ length: 256 }, () => Math.abs(normal()))),
  ).filter((largest) => largest > bound).length;
  expect(above / 400).toBeGreaterThan(0.42);
  expect(above / 400).toBeLessThan(0.58);
});
