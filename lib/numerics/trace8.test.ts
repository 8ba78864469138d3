import { describe, expect, it } from "vitest";
import { NumericsError } from "./errors";
import { makeMap } from "./maps";
import { makeRandom } from "./random";
import { RULES, ruleNamed } from "./rules";
import { makeState8, step8 } from "./step8";
import { traceBlock } from "./trace8";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const N = 64;
const inOnePass = RULES.filter((rule) => !rule.tensorWide?.needed(rule.prepare({}, 1)));

function noise(seed: number): Float32Array {
  const random = makeRandom(seed);
  // Over several decades, some zero: the sign guard and the zero of the map have their turn.
  return Float32Array.from({ length: N }, (_, i) => (i % 9 === 4 ? 0 : random.normal() * 10 ** (-i % 7)));
}

describe.each(inOnePass)("tracing a block of $name", (rule) => {
  it("gives the parameters, codes and absmax of step8, step after step", () => {
    const params = noise(1);
    const states = makeState8(rule, N, N, maps);
    for (let t = 1; t <= 4; t++) {
      const grads = noise(10 + t);
      const c = rule.prepare({}, t);
      const trace = traceBlock(rule, c, params.slice(), grads, states);
      const codesBefore = trace.states.map((state) => state.codesBefore.slice());
      step8(rule, c, params, grads, states);
      expect(trace.paramsAfter).toEqual(params);
      states.forEach((state, k) => {
        expect(trace.states[k].codes).toEqual(state.codes);
        expect(trace.states[k].absmax).toBe(state.absmax[0]);
        expect(trace.states[k].stored[5]).toBe(
          Math.fround(state.map.values[state.codes[5]] * state.absmax[0]),
        );
        expect(codesBefore[k]).toHaveLength(N);
      });
    }
  });
});

const adam = ruleNamed("adam");

it("tells a tie from a value beside it", () => {
  const momentum = ruleNamed("momentum");
  const { values } = maps.signed;
  const middle = Math.fround((values[200] + values[201]) / 2);
  const grads = Float32Array.of(1, middle, Math.fround(middle * 1.001), values[200]);
  const [{ ties, codes }] = traceBlock(
    momentum,
    momentum.prepare({}, 1),
    new Float32Array(4),
    grads,
    makeState8(momentum, 4, 4, maps),
  ).states;
  expect([...ties]).toEqual([0, 1, 0, 0]);
  expect([...codes]).toEqual([255, 200, 201, 200]);
});

it("keeps a block of zeros at the code of zero", () => {
  const { states } = traceBlock(
    adam,
    adam.prepare({}, 1),
    new Float32Array(3),
    new Float32Array(3),
    makeState8(adam, 3, 3, maps),
  );
  expect(states.map(({ codes }) => [...codes])).toEqual([
    [127, 127, 127],
    [0, 0, 0],
  ]);
  expect(states[0].scale).toBe(0);
});

it("refuses what is not one block, and rules that look at the whole tensor", () => {
  const two = new Float32Array(4);
  const lamb = ruleNamed("lamb");
  const refused = (grads: Float32Array, n: number, blockSize: number) => {
    const states = makeState8(adam, n, blockSize, maps);
    return expect(() => traceBlock(adam, adam.prepare({}, 1), two, grads, states));
  };
  refused(two, 4, 2).toThrow(/number of blocks is 2, but must be 1/);
  refused(two, 5, 5).toThrow(/length of codes is 5, but must be 4/);
  refused(two.subarray(1), 4, 4).toThrow(NumericsError);
  expect(() => traceBlock(lamb, lamb.prepare({}, 1), two, two, makeState8(lamb, 4, 4, maps))).toThrow(
    /whole tensor/,
  );
});
