import { expect, it } from "vitest";
import { linearLayout, signedLogLayout } from "@/components/charts/layout";
import { makeMap } from "@/lib/numerics/maps";
import { densityOf } from "./layout";

const sum = (shares: Float32Array) => shares.reduce((a, b) => a + b, 0);

it("is even for a linear map on a linear axis, and nowhere zero for a dynamic map on a logarithmic axis", () => {
  const linear = densityOf(makeMap("linear", { bits: 8, signed: false }).values, linearLayout([0, 1]), 8);
  for (const share of linear) expect(share).toBeCloseTo(1 / 8, 2);
  const dynamic = makeMap("dynamic", { bits: 8, signed: false }).values;
  const crowded = Math.max(...densityOf(dynamic, linearLayout([0, 1]), 8));
  expect(sum(densityOf(dynamic, linearLayout([0, 1])))).toBeCloseTo(1, 5);
  expect(crowded).toBeGreaterThan(0.5);
  for (const share of densityOf(dynamic, signedLogLayout([0, 1], 1e-7), 7)) expect(share).toBeGreaterThan(0);
});

it("includes the ends of the axis and the values beyond them", () => {
  const shares = densityOf([-5, -1, 1, 5], linearLayout([-1, 1]), 4);
  expect(Array.from(shares)).toEqual([0.5, 0, 0, 0.5]);
  expect(sum(densityOf([], linearLayout([-1, 1]), 4))).toBe(0);
});
