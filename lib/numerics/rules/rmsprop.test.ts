import { expect, it } from "vitest";
import { adagrad } from "./adagrad";
import { rmsprop } from "./rmsprop";
import { trace } from "./testing";

it("divides by the root of the running mean square", () => {
  const { p, s } = trace(rmsprop, { learningRate: 0.1, alpha: 0.5 }, 1, [2]);
  expect(s[0]).toBeCloseTo(2, 6);
  expect(p).toBeCloseTo(1 - (0.1 * 2) / Math.SQRT2, 6);
});

it("adagrad divides by the root of the sum of squares", () => {
  const { p, s } = trace(adagrad, { learningRate: 0.1 }, 1, [3, 4]);
  expect(s[0]).toBeCloseTo(25, 5);
  expect(p).toBeCloseTo(1 - 0.1 * (3 / 3) - 0.1 * (4 / 5), 6);
});

it.each([rmsprop, adagrad])(
  "$name divides the raw gradient as the reference does, the decayed one on request",
  (rule) => {
    const hyper = { learningRate: 0.1, weightDecay: 0.5, gnormScale: 0.25 };
    const raw = trace(rule, hyper, 1, [2]);
    const corrected = trace(rule, { ...hyper, rawGradient: 0 }, 1, [2]);
    // The gradient in the state is 0.25 * 2 + 0.5 * 1 = 1 for both.
    expect(corrected.s).toEqual(raw.s);
    expect((1 - raw.p) / (1 - corrected.p)).toBeCloseTo(2, 4);
  },
);

it("refuses an alpha of 1 and more, which would make r negative or leave it at 0", () => {
  for (const alpha of [1, 5]) {
    expect(() => rmsprop.prepare({ alpha }, 1)).toThrow(/alpha is [15], but must be 0 or more and below 1/);
  }
});

it.each([rmsprop, adagrad])("$name is the same either way without decay and scale", (rule) => {
  expect(trace(rule, { rawGradient: 0 }, 1, [2, -1])).toEqual(trace(rule, {}, 1, [2, -1]));
});
