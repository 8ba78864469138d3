import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { stateBytes } from "./memory";
import { packCodes, unpackCodes } from "./packCodes";
import { makeRandom } from "./random";
import { type Coefficients, RULES, ruleNamed } from "./rules";
import { BLOCK_SIZE_4, makeState4, maps4, step4, unpack } from "./step4";
import { makeState8, step8 } from "./step8";
import { makeState32, step32 } from "./step32";

function normals(n: number, seed: number, scale = 1): Float32Array {
  const random = makeRandom(seed);
  return Float32Array.from({ length: n }, () => scale * random.normal());
}

it("packs two codes a byte, the first in the lower half", () => {
  expect([...packCodes(Uint8Array.of(1, 2, 15))]).toEqual([0x21, 0x0f]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 15 })), (list) => {
      const codes = Uint8Array.from(list);
      expect(unpackCodes(packCodes(codes), codes.length)).toEqual(codes);
    }),
  );
});

it("has a second-moment map without zero, and a first-moment map with it", () => {
  const { signed, unsigned } = maps4();
  expect([...unsigned.values]).toEqual(Array.from({ length: 16 }, (_, i) => (i + 1) / 16));
  expect(signed.values).toContain(0);
  expect(signed.values).toHaveLength(16);
});

describe.each(RULES)("step4 with $name", (rule) => {
  it("is step8 with 4-bit maps, and takes the bytes that the ledger counts", () => {
    const n = 301;
    const [params, twin] = [normals(n, 1), normals(n, 1)];
    const states = makeState4(rule, n, 64);
    const wanted = makeState8(rule, n, 64, maps4());
    for (let t = 1; t <= 3; t++) {
      const grads = normals(n, t + 1, 0.01);
      step4(rule, rule.prepare({}, t), params, grads, states);
      step8(rule, rule.prepare({}, t), twin, grads, wanted);
    }
    expect(params).toEqual(twin);
    expect(states.map(unpack)).toEqual(wanted);
    const held = states.reduce((sum, { bytes, absmax }) => sum + bytes.byteLength + absmax.byteLength, 0);
    expect(stateBytes(rule, n, { bits: 4, blockSize: 64, min8bitSize: 0 }).total).toBe(held);
  });
});

it("starts from zeros in blocks of 128", () => {
  const states = makeState4(ruleNamed("adam"), 300);
  expect(BLOCK_SIZE_4).toBe(128);
  for (const state of states) {
    expect(state.absmax).toHaveLength(3);
    expect(dequantize(unpack(state))).toEqual(new Float32Array(300));
  }
});

it("keeps Adam's smallest updates small, where a second-moment map with zero lets them explode", () => {
  const rule = ruleNamed("adam");
  const n = 128;
  const scale = (i: number) => (i % 16 === 0 ? 1e-3 : 1);
  const train = (advance: (c: Coefficients, params: Float32Array, grads: Float32Array) => void) => {
    const params = new Float32Array(n);
    for (let t = 1; t <= 10; t++) {
      const grads = normals(n, t).map((g, i) => g * scale(i));
      advance(rule.prepare({}, t), params, grads);
    }
    return Math.max(...params.map(Math.abs));
  };
  const exact = makeState32(rule, n);
  const four = makeState4(rule, n);
  const { signed } = maps4();
  const zero = makeState4(rule, n, 128, { signed, unsigned: { ...signed, values: signed.values.slice(7) } });
  const wanted = train((c, p, g) => step32(rule, c, p, g, exact));
  expect(train((c, p, g) => step4(rule, c, p, g, four))).toBeLessThan(2 * wanted);
  expect(train((c, p, g) => step4(rule, c, p, g, zero))).toBeGreaterThan(10 * wanted);
});
