import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { guardSign } from "./encode";
import { makeMap } from "./maps";
import {
  bitsOfStates,
  checkMomentBits,
  plainBits,
  printBits,
  readMomentBits,
  sharedBits,
  writeBits,
} from "./momentBits";
import { quantize } from "./quantize";
import { makeRandom } from "./random";
import { RULES, ruleNamed } from "./rules";
import { makeState8, step8 } from "./step8";
import { makeState32, step32 } from "./step32";
import { type MomentState, makeStateMixed, stepMixed } from "./stepMixed";

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const adam = ruleNamed("adam");
const N = 300;
const BLOCK_SIZE = 64;

function normals(seed: number, scale = 1): Float32Array {
  const random = makeRandom(seed);
  return Float32Array.from({ length: N }, () => scale * random.normal());
}

const valuesOf = (state: MomentState) => (state instanceof Float32Array ? state.slice() : dequantize(state));

/** Returns all combinations of 8 and 32 bits for a number of states. */
const widths = (states: number): (8 | 32)[][] =>
  states === 0
    ? [[]]
    : widths(states - 1).flatMap((rest) => [
        [...rest, 8 as const],
        [...rest, 32 as const],
      ]);

describe.each(RULES)("stepMixed with $name", (rule) => {
  it.each(widths(rule.states.length).map((own) => ({ own })))(
    "keeps each moment in its own width: $own",
    ({ own }) => {
      const params = normals(1);
      const twin = params.slice();
      const states = makeStateMixed(rule, N, BLOCK_SIZE, maps, own);
      for (let t = 1; t <= 3; t++) {
        const c = rule.prepare({}, t);
        const grads = normals(t + 10, 0.01);
        const exact = states.map(valuesOf);
        step32(rule, c, twin, grads, exact);
        stepMixed(rule, c, params, grads, states);
        expect(params).toEqual(twin);
        states.forEach((state, k) => {
          expect(state instanceof Float32Array).toBe(own[k] === 32);
          if (state instanceof Float32Array) {
            expect(state).toEqual(exact[k]);
            return;
          }
          const stored = quantize(exact[k], state.map, BLOCK_SIZE);
          expect(state.absmax).toEqual(stored.absmax);
          const codes = stored.codes.map((code, i) =>
            rule.states[k].signed ? guardSign(state.map.values, code, exact[k][i]) : code,
          );
          expect(state.codes).toEqual(codes);
        });
      }
    },
  );

  it("is step8 with all moments in 8 bits, and step32 with all in 32", () => {
    const [params8, params32, all8, all32] = Array.from({ length: 4 }, () => normals(2));
    const state8 = makeState8(rule, N, BLOCK_SIZE, maps);
    const state32 = makeState32(rule, N);
    const mixed8 = makeStateMixed(
      rule,
      N,
      BLOCK_SIZE,
      maps,
      rule.states.map(() => 8),
    );
    const mixed32 = makeStateMixed(
      rule,
      N,
      BLOCK_SIZE,
      maps,
      rule.states.map(() => 32),
    );
    for (let t = 1; t <= 3; t++) {
      const c = rule.prepare({}, t);
      const grads = normals(t + 20, 0.01);
      step8(rule, c, params8, grads, state8);
      step32(rule, c, params32, grads, state32);
      stepMixed(rule, c, all8, grads, mixed8);
      stepMixed(rule, c, all32, grads, mixed32);
    }
    expect(all8).toEqual(params8);
    expect(mixed8).toEqual(state8);
    expect(all32).toEqual(params32);
    expect(mixed32).toEqual(state32);
  });
});

describe("stepMixed", () => {
  it("shows which moment breaks: a second moment stored as 0, not a first moment in 8 bits", () => {
    // The second parameter's r is 1e-8 of its block's largest, which the dynamic map stores as 0.
    const moved = (bits: { m: 8 | 32; r: 8 | 32 }) => {
      const params = new Float32Array(2);
      const states = makeStateMixed(adam, 2, 64, maps, bitsOfStates(adam, bits));
      const hyper = { learningRate: 1 };
      stepMixed(adam, adam.prepare(hyper, 1), params, Float32Array.of(1, 1e-4), states);
      const before = params[1];
      stepMixed(adam, adam.prepare(hyper, 2), params, Float32Array.of(1, 0), states);
      return Math.abs(params[1] - before);
    };
    expect(moved({ m: 32, r: 32 })).toBeLessThan(1);
    expect(moved({ m: 8, r: 32 })).toBeLessThan(1);
    expect(moved({ m: 32, r: 8 })).toBeGreaterThan(100);
    expect(moved({ m: 8, r: 8 })).toBeGreaterThan(100);
  });

  it("rescales by sums over the dequantized and the float moments", () => {
    const lamb = ruleNamed("lamb");
    const params = normals(3);
    const twin = params.slice();
    const states = makeStateMixed(lamb, N, BLOCK_SIZE, maps, [8, 32]);
    const exact = makeState32(lamb, N);
    const c = lamb.prepare({}, 1);
    stepMixed(lamb, c, params, normals(4), states);
    step32(lamb, c, twin, normals(4), exact);
    expect(params).toEqual(twin);
  });

  it("refuses arrays of another length before it changes anything", () => {
    const states = makeStateMixed(adam, 4, 2, maps, [8, 32]);
    const params = new Float32Array(5);
    expect(() => stepMixed(adam, adam.prepare({}, 1), params, new Float32Array(5).fill(1), states)).toThrow(
      /the codes of m/,
    );
    expect(params).toEqual(new Float32Array(5));
  });
});

describe("bits per moment", () => {
  it("stand in the order of the rule, and are printed so", () => {
    const bits = checkMomentBits(adam, { r: 32, m: 8 });
    expect(Object.keys(bits)).toEqual(["m", "r"]);
    expect(printBits(bits)).toBe("8-bit m and 32-bit r");
    expect(printBits(8)).toBe("8-bit");
    expect(bitsOfStates(adam, bits)).toEqual([8, 32]);
    expect(sharedBits(bits)).toBeUndefined();
    expect(sharedBits({ m: 8, r: 8 })).toBe(8);
    expect(sharedBits([32])).toBe(32);
    expect(plainBits(adam, 4)).toBe(4);
    expect(plainBits(adam, { r: 8, m: 8 })).toBe(8);
    expect(plainBits(adam, { r: 8, m: 32 })).toEqual({ m: 32, r: 8 });
  });

  it("are refused where a moment is missing, unknown, or of another width", () => {
    expect(() => checkMomentBits(adam, { m: 8 })).toThrow(/bits of r is "missing"/);
    expect(() => checkMomentBits(adam, { m: 8, v: 32 })).toThrow(/a moment of bits is "v"/);
    expect(() => checkMomentBits(adam, { m: 8, r: 4 })).toThrow(/bits of r is 4/);
    expect(() => checkMomentBits(ruleNamed("lion"), { m: 8, r: 32 })).toThrow(/a moment of bits is "r"/);
  });

  it.each(RULES)("are read as they are written: $name", (rule) => {
    for (const own of widths(rule.states.length)) {
      const bits = Object.fromEntries(rule.states.map(({ symbol }, k) => [symbol, own[k]]));
      for (const separator of [",", "_"] as const)
        expect(readMomentBits(writeBits(bits, separator), separator)).toEqual(bits);
    }
  });

  it("are not read from other texts", () => {
    for (const text of ["", "8", "m8,", "m16", "m8,m32", "m8_r32", "M8", "m8, r32"])
      expect(readMomentBits(text, ",")).toBeUndefined();
    expect(writeBits(4, ",")).toBe("4");
  });

  it("name the moments of all tensors of a rule of matrices", () => {
    const muon = ruleNamed("muon");
    const others = muon.matrices?.others;
    expect(others).toBeDefined();
    const symbols = new Set([...muon.states, ...(others?.states ?? [])].map(({ symbol }) => symbol));
    const bits = checkMomentBits(
      muon,
      Object.fromEntries([...symbols].map((symbol, i) => [symbol, i ? 32 : 8])),
    );
    expect(bitsOfStates(muon, bits)).toHaveLength(muon.states.length);
    if (others) expect(bitsOfStates(others, bits)).toHaveLength(others.states.length);
  });
});
