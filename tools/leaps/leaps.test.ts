import { expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { CANDIDATES, candidateNamed, fits, mapsOf } from "./candidates";
import { leapSuite } from "./leaps.suite";
import { plansOf } from "./plan";
import { runPlan } from "./runs";

leapSuite("the reference", openReference);

it("tries what the product does: half is the product's map", () => {
  for (const rule of RULES) {
    const [tried, ours] = [mapsOf(candidateNamed("half"), rule, 8), stateMaps("dynamic-above-zero", 8, rule)];
    expect(tried.signed.values).toEqual(ours.signed.values);
    expect(tried.unsigned.values).toEqual(ours.unsigned.values);
  }
});

it("tries what the product does in 4 bits: geometric is the product's map", () => {
  for (const rule of RULES) {
    const [tried, ours] = [
      mapsOf(candidateNamed("geometric"), rule, 4),
      stateMaps("dynamic-above-zero", 4, rule),
    ];
    expect(tried.signed.values).toEqual(ours.signed.values);
    if (rule.states.some(({ signed }) => !signed))
      expect(tried.unsigned.values).toEqual(ours.unsigned.values);
  }
});

it("gives every cure something to do: each differs from the map with zero in the smallest case", () => {
  const move = (candidate: string) =>
    runPlan({ task: "smallest", rule: "adam", bits: 8, candidate, epsilon: 1e-8, seed: 1 }).moves?.[0] ?? 0;
  const zero = move("zero");
  expect(zero).toBeGreaterThan(4000);
  for (const candidate of CANDIDATES) {
    if (candidate.name === "zero" || !fits(candidate, ruleNamed("adam"), 8)) continue;
    expect(move(candidate.name)).toBeLessThan(zero / 100);
  }
});

it("plans every rule with a second moment, three epsilons and both widths", () => {
  const plans = plansOf(["smallest"], 1);
  const distinct = (key: "rule" | "epsilon" | "bits") => new Set(plans.map((plan) => plan[key])).size;
  expect([distinct("rule"), distinct("epsilon"), distinct("bits")]).toEqual([6, 3, 3]);
});
