import { expect, it } from "vitest";
import { formatNamed } from "@/lib/numerics/formats";
import { runPlan } from "./runs";
import { BETA2S, CLAIMS, variantNamed } from "./variants";

const plan = { claim: "linear", task: "words", beta2: 0.999, seed: 1 } as const;

it("knows each variant of each claim, and changes nothing but the storage", () => {
  for (const name of Object.values(CLAIMS).flat()) {
    const variant = variantNamed(name);
    expect([variant.name, variant.update, variant.hyper]).toEqual([name, "fresh", undefined]);
  }
  expect(variantNamed("flashoptim").r).toBe(formatNamed("flashoptim")?.r);
  expect(() => variantNamed("none")).toThrow(RangeError);
  expect(BETA2S[0]).toBe(0.999);
});

it("stops a run that is lost, and says in which step", () => {
  const { lostAt, finalLoss, longest } = runPlan({ ...plan, variant: "linear-32" });
  expect(lostAt).toBeGreaterThan(1);
  expect(lostAt).toBeLessThan(20);
  expect(finalLoss).toBeNull();
  expect(longest).toBeGreaterThan(1000);
});

it("follows second moments for the claim that needs them", () => {
  const { stays, offByTwo, lostAt } = runPlan({ ...plan, claim: "beta2", variant: "r-dynamic-8" });
  expect(lostAt).toBeNull();
  expect(stays).toBeGreaterThan(0.1);
  expect(stays).toBeLessThan(1);
  expect(offByTwo).toBeGreaterThan(0);
  expect(offByTwo).toBeLessThan(0.5);
});
