import { expect, it } from "vitest";
import { RECORDED_EDGE } from "@/lib/experiment/recorded/reproduction";
import { firstUnstable } from "@/lib/experiment/study/edge";
import { BASELINE } from "@/lib/experiment/study/sensitivity";
import { EPSILONS } from "@/lib/experiment/study/variation";
import { common, gapAt, unstableAt } from "./tablesValues";

/** Chapter 8 says this of the recorded runs in words; other runs may need other words. */
it("holds what the text says of the recorded runs", () => {
  for (const epsilon of EPSILONS) expect(unstableAt("32", epsilon).unstable).toBe(0);
  for (const cell of ["dynamic-block", "dynamic-block-stable"]) {
    expect(unstableAt(cell, EPSILONS[0]).unstable).toBeGreaterThan(0);
    for (const epsilon of EPSILONS.slice(1)) expect(unstableAt(cell, epsilon).unstable).toBe(0);
  }
  expect(common()).toBe("ε");
  expect(firstUnstable(RECORDED_EDGE, "32")).toBeUndefined();
  for (const cell of ["dynamic-tensor", "dynamic-block"]) expect(firstUnstable(RECORDED_EDGE, cell)).toBe(1);
  expect(gapAt(BASELINE.epsilon)).toBeGreaterThan(0.05);
  expect(Math.abs(gapAt(10 * BASELINE.epsilon))).toBeLessThan(0.03);
});
