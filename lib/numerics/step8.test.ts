import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { guardSign } from "./encode";
import { NumericsError } from "./errors";
import { makeMap } from "./maps";
import { quantize } from "./quantize";
import { makeRandom } from "./random";
import { RULES, ruleNamed } from "./rules";
import { makeState8, step8 } from "./step8";
import { makeState32, step32 } from "./step32";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const adam = ruleNamed("adam");

function normals(n: number, seed: number, scale = 1): Float32Array {
  const random = makeRandom(seed);
  return Float32Array.from({ length: n }, () => scale * random.normal());
}

describe.each(RULES)("step8 with $name", (rule) => {
  it("is: dequantize, step in 32 bits, quantize, guard the signs", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 400 }), (n, blockSize) => {
        const params = normals(n, n);
        const states = makeState8(rule, n, blockSize, maps);
        const twin = params.slice();
        for (let t = 1; t <= 3; t++) {
          const c = rule.prepare({}, t);
          const grads = normals(n, 1000 * t + n, 0.01);
          const twinStates = states.map((state) => dequantize(state));
          step32(rule, c, twin, grads, twinStates);
          step8(rule, c, params, grads, states);
          expect(params).toEqual(twin);
          states.forEach((state, k) => {
            const stored = quantize(twinStates[k], state.map, blockSize);
            expect(state.absmax).toEqual(stored.absmax);
            const codes = stored.codes.map((code, i) =>
              rule.states[k].signed ? guardSign(state.map.values, code, twinStates[k][i]) : code,
            );
            expect(state.codes).toEqual(codes);
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it("starts from zeros and stays near the 32-bit optimizer", () => {
    const n = 2000;
    const [params8, params32] = [normals(n, 1, 0.1), normals(n, 1, 0.1)];
    const start = params8.slice();
    const state8 = makeState8(rule, n, 256, maps);
    for (const state of state8) expect(dequantize(state)).toEqual(new Float32Array(n));
    const state32 = makeState32(rule, n);
    for (let t = 1; t <= 20; t++) {
      const grads = normals(n, t + 1, 0.01);
      step8(rule, rule.prepare({}, t), params8, grads, state8);
      step32(rule, rule.prepare({}, t), params32, grads, state32);
    }
    const mean = (of: (i: number) => number) => start.reduce((sum, _, i) => sum + of(i), 0) / n;
    const apart = mean((i) => Math.abs(params8[i] - params32[i]));
    const moved = mean((i) => Math.abs(params32[i] - start[i]));
    expect(apart).toBeLessThan(0.06 * moved);
    expect(apart).toBeGreaterThan(0);
  });
});

describe("step8", () => {
  it("keeps a block of zeros at zero and wakes it up", () => {
    const states = makeState8(adam, 4, 2, maps);
    const params = new Float32Array(4);
    step8(adam, adam.prepare({}, 1), params, Float32Array.of(0, 0, 1, 1), states);
    expect([...states[0].absmax]).toEqual([0, expect.closeTo(0.1, 6)]);
    expect([...dequantize(states[0])].slice(0, 2)).toEqual([0, 0]);
    step8(adam, adam.prepare({}, 2), params, Float32Array.of(1, 0, 1, 1), states);
    expect(states[0].absmax[0]).toBeCloseTo(0.1, 6);
    expect(params[1]).toBe(0);
  });

  it("restarts the state of an element whose gradient is not finite and spares its block", () => {
    const states = makeState8(adam, 3, 3, maps);
    const params = Float32Array.of(1, 1, 1);
    step8(adam, adam.prepare({}, 1), params, Float32Array.of(0.5, Number.NaN, 1), states);
    expect(params[1]).toBe(1);
    expect(dequantize(states[0])[1]).toBe(0);
    expect(params[0]).toBeCloseTo(0.999, 6);
  });

  it("stores rmsprop's state twice as finely with the unsigned map in both places", () => {
    const rule = ruleNamed("rmsprop");
    const error = (chosen: typeof maps) => {
      const params = normals(4096, 1);
      const states = makeState8(rule, 4096, 256, chosen);
      const exact = makeState32(rule, 4096);
      const grads = normals(4096, 2);
      step8(rule, rule.prepare({}, 1), params, grads, states);
      step32(rule, rule.prepare({}, 1), params, grads, exact);
      return dequantize(states[0]).reduce((sum, r, i) => sum + Math.abs(r - exact[0][i]), 0);
    };
    const asReference = error(maps);
    const corrected = error({ signed: maps.unsigned, unsigned: maps.unsigned });
    expect(asReference / corrected).toBeGreaterThan(1.8);
    expect(asReference / corrected).toBeLessThan(2.2);
  });

  it("takes no parameters", () => {
    const states = makeState8(adam, 0, 256, maps);
    expect(() =>
      step8(adam, adam.prepare({}, 1), new Float32Array(0), new Float32Array(0), states),
    ).not.toThrow();
  });

  it("refuses arrays that do not fit", () => {
    const c = adam.prepare({}, 1);
    const params = new Float32Array(4);
    const states = makeState8(adam, 4, 2, maps);
    expect(() => step8(adam, c, params, new Float32Array(3), states)).toThrow(/length of grads is 3/);
    expect(() => step8(adam, c, params, params, states.slice(1))).toThrow(/number of states is 1/);
    expect(() => step8(adam, c, params, params, makeState8(adam, 5, 2, maps))).toThrow(/codes of m is 5/);
    const mixed = [states[0], makeState8(adam, 4, 4, maps)[1]];
    expect(() => step8(adam, c, params, params, mixed)).toThrow(/absmax of r is 1/);
    expect(() => makeState8(adam, 4, 0, maps)).toThrow(NumericsError);
  });
});

describe("step32", () => {
  it("refuses arrays that do not fit", () => {
    const c = adam.prepare({}, 1);
    const params = new Float32Array(4);
    expect(() => step32(adam, c, params, new Float32Array(5), makeState32(adam, 4))).toThrow(/grads is 5/);
    expect(() => step32(adam, c, params, params, makeState32(adam, 3))).toThrow(/state m is 3/);
    expect(() => step32(adam, c, params, params, [params])).toThrow(/number of states is 1/);
  });
});
