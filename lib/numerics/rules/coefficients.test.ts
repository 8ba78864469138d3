import { describe, expect, it } from "vitest";
import { NumericsError } from "../errors";
import { packCoefficients, roundCoefficients } from "./coefficients";
import { ruleNamed } from "./index";

it("rounds each coefficient to float32 and leaves its argument as it is", () => {
  const exact = { beta1: 0.9, keep: 1 };
  expect(roundCoefficients(exact)).toEqual({ beta1: Math.fround(0.9), keep: 1 });
  expect(exact.beta1).toBe(0.9);
});

describe("packCoefficients", () => {
  const momentum = ruleNamed("momentum");

  it("follows the order of the rule's names, whatever the order of the record", () => {
    const c = { gnormScale: 4, weightDecay: 3, momentum: 2, learningRate: 1 };
    expect(packCoefficients(momentum, c)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it("refuses a record without one of the names", () => {
    const { weightDecay: _, ...rest } = momentum.prepare({}, 1);
    expect(() => packCoefficients(momentum, rest)).toThrow(NumericsError);
    expect(() => packCoefficients(momentum, rest)).toThrow("the coefficient weightDecay is undefined");
  });
});
