import { describe, expect, it } from "vitest";
import { makeMap } from "../maps";
import { makeRandom } from "../random";
import { makeState8, step8 } from "../step8";
import { makeState32, step32 } from "../step32";
import { type Hyper, type Rule, ruleNamed } from "./";
import { adam } from "./adam";
import { updateRms } from "./updateClip";

const N = 37;
const random = makeRandom(5);
const noise = (scale: number) => Float32Array.from({ length: N }, () => scale * random.normal());
const start = noise(0.5);
const gradients = Array.from({ length: 4 }, () => noise(0.1));
const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** Parameters after a step for each gradient, in 32 bits. */
function train(rule: Rule, hyper: Hyper, rows = gradients): Float32Array {
  const params = start.slice();
  const states = makeState32(rule, N);
  rows.forEach((gradient, i) => {
    step32(rule, rule.prepare(hyper, i + 1), params, gradient, states);
  });
  return params;
}

/** The same in float64, each optimizer as its authors write it. */
function textbook(advance: (p: number[], g: number[], t: number) => number[], rows = gradients): number[] {
  return rows.reduce<number[]>((p, g, i) => advance(p, [...g], i + 1), [...start]);
}

const expectClose = (got: Float32Array, wanted: readonly number[]) =>
  got.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted[i], 5);
  });

/** Adam's two moments and corrected update of a whole tensor. */
function makeMoments() {
  const m = new Array<number>(N).fill(0);
  const r = new Array<number>(N).fill(0);
  return (g: number[], t: number) =>
    g.map((value, i) => {
      m[i] = 0.9 * m[i] + 0.1 * value;
      r[i] = 0.999 * r[i] + 0.001 * value * value;
      const corrected = r[i] / (1 - 0.999 ** t);
      return { corrected, update: m[i] / (1 - 0.9 ** t) / (Math.sqrt(corrected) + 1e-8) };
    });
}

describe("LAMB", () => {
  it("follows the textbook", () => {
    const moments = makeMoments();
    const wanted = textbook((p, g, t) => {
      const u = moments(g, t).map(({ update }, i) => update + 0.1 * p[i]);
      return p.map((value, i) => value - 0.002 * (norm(p) / norm(u)) * u[i]);
    });
    expectClose(train(ruleNamed("lamb"), { learningRate: 0.002, weightDecay: 0.1 }), wanted);
  });

  it("is Adam without the ratio", () => {
    const hyper = { learningRate: 0.01, weightDecay: 0.1 };
    expect(train(ruleNamed("lamb"), { ...hyper, trustRatio: 0 })).toEqual(train(ruleNamed("adam"), hyper));
    expect(train(ruleNamed("lamb"), hyper)).not.toEqual(train(ruleNamed("adam"), hyper));
  });

  it("moves by the learning rate's share of the tensor's size", () => {
    const moved = [...train(ruleNamed("lamb"), { learningRate: 0.01 }, gradients.slice(0, 1))];
    expect(norm(moved.map((value, i) => value - start[i])) / norm([...start])).toBeCloseTo(0.01, 6);
  });

  it("passes over a gradient that is NaN", () => {
    const row = gradients[0].slice();
    row[3] = Number.NaN;
    const after = train(ruleNamed("lamb"), {}, [row]);
    expect(after[3]).toBe(start[3]);
    expect(after.every(Number.isFinite)).toBe(true);
  });

  it("moves parameters that are all 0 as Adam does", () => {
    const params = new Float32Array(N);
    const adam = new Float32Array(N);
    for (const [name, values] of [
      ["lamb", params],
      ["adam", adam],
    ] as const) {
      const rule = ruleNamed(name);
      step32(rule, rule.prepare({}, 1), values, gradients[0], makeState32(rule, N));
    }
    expect(params).toEqual(adam);
  });
});

describe("LARS", () => {
  it("follows the textbook", () => {
    const m = new Array<number>(N).fill(0);
    const wanted = textbook((p, g) => {
      const trust = (1e-3 * norm(p)) / (norm(g) + 0.1 * norm(p));
      return p.map((value, i) => {
        m[i] = 0.9 * m[i] + trust * (g[i] + 0.1 * value);
        return value - 2 * m[i];
      });
    });
    expectClose(train(ruleNamed("lars"), { learningRate: 2, weightDecay: 0.1 }), wanted);
  });

  it("is momentum without the ratio", () => {
    const hyper = { learningRate: 0.01, weightDecay: 0.1 };
    expect(train(ruleNamed("lars"), { ...hyper, trustRatio: 0 })).toEqual(
      train(ruleNamed("momentum"), hyper),
    );
  });

  it("does not care how large the gradients are", () => {
    const larger = gradients.map((row) => row.map((g) => 1000 * g));
    expectClose(train(ruleNamed("lars"), {}, larger), [...train(ruleNamed("lars"), {})]);
  });
});

describe("the update clip", () => {
  const jump = [...gradients.slice(0, 3), gradients[3].map((g) => 50 * g)];

  it("follows StableAdamW", () => {
    const moments = makeMoments();
    const wanted = textbook((p, g, t) => {
      const steps = moments(g, t);
      const shares = steps.map(({ corrected }, i) => (g[i] * g[i]) / Math.max(corrected, 1e-16));
      const rms = Math.sqrt(shares.reduce((sum, share) => sum + share, 0) / N);
      const learningRate = 0.01 / Math.max(1, rms);
      return p.map((value, i) => (value - learningRate * steps[i].update) * (1 - learningRate * 0.1));
    }, jump);
    const hyper = { learningRate: 0.01, weightDecay: 0.1, updateClip: 1 };
    expectClose(train(ruleNamed("adam"), hyper, jump), wanted);
    expect(train(ruleNamed("adamw"), hyper, jump)).toEqual(train(ruleNamed("adam"), hyper, jump));
  });

  it("is off by default, and changes nothing in the first step", () => {
    const rule = ruleNamed("adamw");
    expect(train(rule, { updateClip: 0 }, jump)).toEqual(train(rule, {}, jump));
    expect(train(rule, { updateClip: 1 }, jump)).not.toEqual(train(rule, {}, jump));
    const first = gradients.slice(0, 1);
    expectClose(train(rule, { updateClip: 1 }, first), [...train(rule, {}, first)]);
  });

  it("stands gradients of 0 without epsilon, and NaN", () => {
    const row = gradients[0].slice();
    row[0] = Number.NaN;
    row[1] = 0;
    const after = train(ruleNamed("adam"), { updateClip: 1, epsilon: 1e-30 }, [row, row]);
    expect(after.every(Number.isFinite)).toBe(true);
    expect(after[0]).toBe(start[0]);
  });
});

it("measures a tensor in 8 bits over all of its blocks", () => {
  const maps = {
    signed: makeMap("dynamic", { bits: 8, signed: true }),
    unsigned: makeMap("dynamic", { bits: 8, signed: false }),
  };
  for (const name of ["lamb", "lars"]) {
    const rule = ruleNamed(name);
    // The state before the first step is exact in both, so the first step is the same, whatever the blocks.
    const wanted = train(rule, {}, gradients.slice(0, 1));
    for (const blockSize of [4, 16, 64]) {
      const params = start.slice();
      step8(rule, rule.prepare({}, 1), params, gradients[0], makeState8(rule, N, blockSize, maps));
      expect(params).toEqual(wanted);
    }
  }
});

it("returns the RMS of one tensor: 1 where r is the squared gradient, more where r lags", () => {
  const grads = Float32Array.of(2, -2, 2);
  const step = 1000;
  const c = adam.prepare({ beta2: 0.999 }, step);
  const steady = 1 - 0.999 ** (step - 1);
  expect(updateRms(c, grads, new Float32Array(3).fill(4 * steady))).toBeCloseTo(1, 4);
  // Ten times the gradient: g^2 is 100 times r before the step, and r takes a thousandth of it.
  const expected = Math.sqrt((100 * (1 - 0.999 ** step)) / (0.999 * steady + 0.001 * 100));
  expect(updateRms(c, grads, new Float32Array(3).fill(0.04 * steady))).toBeCloseTo(expected, 3);
  expect(() => updateRms(c, grads, new Float32Array(2))).toThrow();
});
