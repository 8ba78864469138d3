import { expect, it } from "vitest";
import { adam } from "./adam";
import { adamw } from "./adamw";
import { trace } from "./testing";

const gradients = [0.3, -0.1, 0.25, 0.02, -0.4];

/** Adam as its authors write it, in float64. */
function textbook(start: number, weightDecay: number) {
  let [p, m, r] = [start, 0, 0];
  gradients.forEach((g, i) => {
    const t = i + 1;
    m = 0.9 * m + 0.1 * g;
    r = 0.999 * r + 0.001 * g * g;
    p -= (1e-3 * (m / (1 - 0.9 ** t))) / (Math.sqrt(r / (1 - 0.999 ** t)) + 1e-8);
    p *= 1 - 1e-3 * weightDecay;
  });
  return { p, m, r };
}

it("follows the textbook", () => {
  const { p, s } = trace(adam, {}, 0.5, gradients);
  const expected = textbook(0.5, 0);
  expect(p).toBeCloseTo(expected.p, 6);
  expect(s[0]).toBeCloseTo(expected.m, 7);
  expect(s[1]).toBeCloseTo(expected.r, 7);
});

it("decays decoupled and after the update; AdamW differs in the default alone", () => {
  expect(trace(adam, { weightDecay: 0.1 }, 0.5, gradients).p).toBeCloseTo(textbook(0.5, 0.1).p, 6);
  expect(trace(adamw, {}, 0.5, gradients)).toEqual(trace(adam, { weightDecay: 0.01 }, 0.5, gradients));
});

it("moves by the learning rate in the first step, whatever the size of the gradient", () => {
  for (const g of [1e-4, 1, 1e4]) expect(trace(adam, {}, 0, [g]).p).toBeCloseTo(-1e-3, 6);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "keeps the parameter and restarts the state when the gradient is %d",
  (bad) => {
    const hyper = { weightDecay: 0.1 };
    const before = trace(adam, hyper, 0.5, [0.3]);
    expect(trace(adam, hyper, 0.5, [0.3, bad])).toEqual({ p: before.p, s: [0, 0] });
  },
);

it("scales every gradient by gnormScale", () => {
  const halved = trace(adam, { gnormScale: 0.5 }, 0.5, gradients);
  expect(halved).toEqual(
    trace(
      adam,
      {},
      0.5,
      gradients.map((g) => Math.fround(g) / 2),
    ),
  );
});
