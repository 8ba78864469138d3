import { describe, expect, it } from "vitest";
import { NumericsError } from "../errors";
import { makeRandom } from "../random";
import { makeState32, step32 } from "../step32";
import { type Hyper, RULES, ruleNamed, TF_RULES } from "./";

describe.each([...RULES, ...TF_RULES])("$name", (rule) => {
  it("prepares the coefficients that it names, as float32 numbers", () => {
    const c = rule.prepare({}, 3);
    expect(Object.keys(c).sort()).toEqual([...rule.coefficients].sort());
    for (const value of Object.values(c)) expect(value).toBe(Math.fround(value));
  });

  it("takes its defaults where nothing is given, and ignores names that it does not have", () => {
    expect(rule.prepare({}, 3)).toEqual(rule.prepare({ ...rule.defaults, nesterov: 1 }, 3));
  });

  it.each([
    [{ learningRate: -1 }, 1, /learningRate is -1, but must be a finite number, 0 or more/],
    [{ learningRate: Number.NaN }, 1, /learningRate is NaN/],
    [{ weightDecay: -0.1 }, 1, /weightDecay is -0.1/],
    [{}, 0, /step is 0, but must be a whole number from 1/],
    [{}, 1.5, /step is 1.5/],
  ])("refuses %j at step %d", (hyper, step, message) => {
    expect(() => rule.prepare(hyper, step)).toThrow(NumericsError);
    expect(() => rule.prepare(hyper, step)).toThrow(message);
  });

  it("takes switches of 0 and 1 alone", () => {
    const switches = Object.keys(rule.defaults).filter((key) =>
      /^(rawGradient|trustRatio|updateClip)$/.test(key),
    );
    for (const name of switches) {
      expect(() => rule.prepare({ [name]: 0.5 }, 1)).toThrow(
        new RegExp(`${name} is 0.5, but must be 0 or 1`),
      );
    }
  });

  it("goes downhill: sum of squares from a random start", () => {
    const random = makeRandom(9);
    const params = Float32Array.from({ length: 50 }, () => random.normal());
    const states = makeState32(rule, 50);
    const loss = () => params.reduce((sum, p) => sum + p * p, 0);
    const before = loss();
    for (let t = 1; t <= 100; t++) {
      const grads = params.map((p) => 2 * p);
      // LARS moves by a share of its size, a thousandth of the learning rate. AdaDelta has no scale of its own.
      const learningRate = { lars: 5, adadelta: 0.2 }[rule.name] ?? 0.005;
      step32(rule, rule.prepare({ learningRate }, t), params, grads, states);
    }
    expect(loss()).toBeLessThan(before * 0.95);
  });
});

it("finds rules by name and names the known ones otherwise", () => {
  expect(ruleNamed("lion").label).toBe("Lion");
  expect(() => ruleNamed("sophia")).toThrow(/"sophia".*one of adam, adamw, momentum/);
});

it("refuses betas of 1 and more, for which an average would never move", () => {
  const refused: Hyper[] = [{ beta1: 1 }, { beta2: 1.5 }, { beta1: -0.1 }];
  for (const hyper of refused) {
    expect(() => ruleNamed("adam").prepare(hyper, 1)).toThrow(/0 or more and below 1/);
  }
});
