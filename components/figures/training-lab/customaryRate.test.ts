import { expect, it } from "vitest";
import { RULES } from "@/lib/numerics/rules";
import { customaryRate, rateHint } from "./customaryRate";
import { readNumber } from "./laneEdit";
import { ownNumbers } from "./lanesCodec";

it("says what goes with a rule that is not run with Adam's rate", () => {
  expect(customaryRate("lion", 0.005)).toBe(0.0005);
  expect(rateHint("lion", 0.005)).toBe(
    "Lion is usually run with about 0.1 times Adam’s learning rate: 0.0005 here.",
  );
});

it("says nothing where the run's rate will do", () => {
  expect(customaryRate("adamw", 0.005)).toBeUndefined();
  expect(rateHint("adam", 0.005)).toBe("");
});

it("gives what the field of a lane takes, whatever the rule and the run's rate", () => {
  for (const { name } of RULES) {
    for (const runRate of [1e-5, 0.003, 0.32]) {
      const rate = customaryRate(name, runRate);
      if (rate !== undefined)
        expect(readNumber(String(rate), ownNumbers[0])).toEqual({ value: rate, problem: "" });
    }
  }
});
