/** The formulas of tf.train by hand; the specs of tfjs itself hold them in lib/nn/tfSpecs.suite.ts. */
import { expect, it } from "vitest";
import { makeMap } from "../maps";
import { makeState4, step4 } from "../step4";
import { makeState8, step8 } from "../step8";
import { adadelta } from "./adadelta";
import { adamax } from "./adamax";
import { TF_RULES } from "./index";
import { nesterov } from "./nesterov";
import { sgd } from "./sgd";
import { trace } from "./testing";
import { tfAdagrad } from "./tfAdagrad";
import { tfRmsprop } from "./tfRmsprop";
import { tfRmspropCentered } from "./tfRmspropCentered";

it("sgd moves against the gradient, with coupled weight decay", () => {
  expect(trace(sgd, { learningRate: 0.1, weightDecay: 0.5 }, 2, [3]).p).toBeCloseTo(2 - 0.1 * (3 + 1), 6);
});

it("nesterov looks ahead along its momentum", () => {
  const { p, s } = trace(nesterov, { learningRate: 0.1, momentum: 0.5 }, 1, [2, 1.4]);
  expect(s[0]).toBeCloseTo(0.5 * 2 + 1.4, 6);
  expect(p).toBeCloseTo(1 - 0.1 * (2 + 0.5 * 2) - 0.1 * (1.4 + 0.5 * 2.4), 6);
});

it("adagrad begins with its initial accumulator, once", () => {
  const hyper = { learningRate: 0.1, initialAccumulator: 0.1, epsilon: 0 };
  const { p, s } = trace(tfAdagrad, hyper, 1, [0, 2, 1]);
  expect(s[0]).toBeCloseTo(0.1 + 4 + 1, 6);
  expect(p).toBeCloseTo(1 - 0.2 / Math.sqrt(4.1) - 0.1 / Math.sqrt(5.1), 6);
});

it("adadelta divides by the average of before the step", () => {
  const { p, s } = trace(adadelta, { learningRate: 0.1, rho: 0.9, epsilon: 1e-8 }, 1, [2, 1]);
  const d = Math.sqrt(0.1 * 4 + 1e-8) / Math.sqrt(0.1 * 4 + 1e-8);
  expect(p).toBeCloseTo(1 - 0.1 * 2 - 0.1 * d, 6);
  expect(s[0]).toBeCloseTo(0.9 * 0.4 + 0.1, 6);
  expect(s[1]).toBeCloseTo(0.9 * 0.4 + 0.1 * d * d, 6);
});

it("rmsprop sums its steps up in a momentum", () => {
  const { p, s } = trace(tfRmsprop, { learningRate: 0.1, decay: 0.5, momentum: 0.5, epsilon: 0 }, 1, [2, 0]);
  expect(s).toEqual([Math.fround(1), expect.closeTo(0.05 * Math.SQRT2, 6)]);
  expect(p).toBeCloseTo(1 - 0.1 * Math.SQRT2 - 0.05 * Math.SQRT2, 6);
});

it("centered rmsprop divides by the root of the variance, which has a lower bound", () => {
  const hyper = { learningRate: 0.1, decay: 0.5, momentum: 0, epsilon: 1e-4 };
  const { p } = trace(tfRmspropCentered, hyper, 1, [2]);
  expect(p).toBeCloseTo(1 - 0.2 / Math.sqrt(2 - 1 - 1e-4), 5);
  // Of equal gradients the variance is 0 in the end, and tf.train takes the root of -epsilon.
  const still = trace(tfRmspropCentered, hyper, 0, new Array(60).fill(2));
  expect(still.s[2]).toBeCloseTo(0.2 / Math.sqrt(1e-4), 2);
});

it("adamax divides by the largest recent gradient, at a rate that decays", () => {
  const hyper = { learningRate: 0.1, beta1: 0.9, beta2: 0.5, epsilon: 0, decay: 1 };
  const { p, s } = trace(adamax, hyper, 1, [2, 0.5]);
  expect(s[1]).toBeCloseTo(1, 6);
  const m = 0.9 * 0.2 + 0.05;
  expect(p).toBeCloseTo(1 - 0.1 - (0.05 / (1 - 0.81)) * m, 6);
});

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic-above-zero", { bits: 8, signed: false }),
};

it.each(TF_RULES)("$name trains in 8 and in 4 bits", (rule) => {
  for (const bits of [8, 4] as const) {
    const params = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i + 1));
    const loss = () => params.reduce((sum, p) => sum + p * p, 0);
    const before = loss();
    const learningRate = rule.name === "adadelta" ? 0.1 : 0.01;
    const [state8, state4] = [makeState8(rule, 64, 64, maps), makeState4(rule, 64)];
    for (let t = 1; t <= 50; t++) {
      const grads = params.map((p) => 2 * p);
      const c = rule.prepare({ learningRate }, t);
      if (bits === 8) step8(rule, c, params, grads, state8);
      else step4(rule, c, params, grads, state4);
    }
    expect(loss(), `${bits} bits`).toBeLessThan(before * 0.9);
  }
});
