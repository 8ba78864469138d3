import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { StateMaps } from "@/lib/numerics/step8";
import * as reference from "@/lib/numerics/stepMixed";
import { readBytes, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { webgpuOptimizer } from "./optimizer";
import { readState } from "./stateData";
import { makeStateMixed } from "./stateMixed";
import { writeState } from "./stateWrites";
import { encodeStep } from "./step";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const dynamic: StateMaps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const adam = ruleNamed("adam");
const random = makeRandom(11);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

/** Returns all lists of widths of a rule's states in which both widths occur. */
function mixes({ states }: Rule): (8 | 32)[][] {
  const lists = states.reduce<(8 | 32)[][]>(
    (before, _) =>
      before.flatMap((list) => [
        [...list, 8 as const],
        [...list, 32 as const],
      ]),
    [[]],
  );
  return lists.filter((list) => list.includes(8) && list.includes(32));
}

interface Comparison {
  readonly n?: number;
  readonly blockSize?: number;
  readonly hyper?: Hyper;
  readonly maps?: StateMaps;
}

/** Returns the deviations of three steps on the GPU from the twin's. */
async function compare(
  rule: Rule,
  bits: readonly (8 | 32)[],
  { n = 1063, blockSize = 256, hyper = {}, maps = dynamic }: Comparison = {},
) {
  const { device } = opened;
  const start = noise(n, 0.1);
  // Some gradients are 0 or so small that only the sign guard keeps their sign in a code, and the first 64
  // values of the first step make a block of zeros.
  const gradients = [0, 1, 2].map((step) =>
    noise(n, 0.01).map((g, i) => {
      if (i % 8 === 1 || (step === 0 && i < 64)) return 0;
      return i % 8 === 0 ? g * 1e-6 : g;
    }),
  );
  const wanted = start.slice();
  const twin = reference.makeStateMixed(rule, n, blockSize, maps, bits);
  const state = makeStateMixed(device, rule, n, blockSize, maps, bits);
  const params = storageBufferOf(device, "params", start);
  for (const [t, gradient] of gradients.entries()) {
    const coefficients = rule.prepare(hyper, t + 1);
    reference.stepMixed(rule, coefficients, wanted, gradient, twin);
    const grads = storageBufferOf(device, "grads", gradient);
    runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
    grads.destroy();
  }
  const got = new Float32Array(await readBytes(device, params, start.byteLength));
  const states = await readState(state);
  state.destroy();
  params.destroy();
  let codesOff = 0;
  let worstCode = 0;
  let worstFloat = 0;
  twin.forEach((each, k) => {
    const other = states[k];
    if (each instanceof Float32Array) {
      if (!(other instanceof Float32Array)) throw new Error(`state ${k} has codes on the GPU`);
      const largest = Math.max(...each.map(Math.abs));
      worstFloat = Math.max(worstFloat, ...each.map((value, i) => Math.abs(value - other[i]) / largest));
      return;
    }
    if (other instanceof Float32Array) throw new Error(`state ${k} has floats on the GPU`);
    const off = [...each.codes].map((code, i) => Math.abs(code - other.codes[i]));
    codesOff += off.filter((difference) => difference > 0).length;
    worstCode = Math.max(worstCode, ...off);
    worstFloat = Math.max(
      worstFloat,
      ...each.absmax.map((value, b) => Math.abs(value - other.absmax[b]) / (value || 1)),
    );
  });
  const moved = Math.max(...wanted.map((value, i) => Math.abs(value - start[i])));
  const apart = Math.max(...wanted.map((value, i) => Math.abs(value - got[i]))) / moved;
  return { apart, worstFloat, worstCode, codesOff: codesOff / (n * rule.states.length) };
}

/** The tolerances of the 8-bit step: a compiler may fuse operations, and division is not exact in WGSL. */
function expectNear({ apart, worstFloat, worstCode, codesOff }: Awaited<ReturnType<typeof compare>>) {
  expect(apart).toBeLessThan(1e-4);
  expect(worstFloat).toBeLessThan(1e-5);
  expect(worstCode).toBeLessThanOrEqual(1);
  expect(codesOff).toBeLessThanOrEqual(0.002);
}

const cases = RULES.flatMap((rule) => mixes(rule).map((bits) => ({ name: rule.name, rule, bits })));

describe("a step whose moments differ in width", () => {
  it.each(cases)("follows the twin: $name in $bits bits", async ({ rule, bits }) => {
    expectNear(await compare(rule, bits));
  });

  it.each([1, 4, 63, 4097])("follows the twin with n = %i", async (n) => {
    expectNear(await compare(adam, [8, 32], { n }));
    expectNear(await compare(adam, [32, 8], { n }));
  });

  it.each([64, 2048, 4096])("follows the twin in blocks of %i", async (blockSize) => {
    expectNear(await compare(adam, [32, 8], { n: 2 * blockSize + 40, blockSize }));
  });

  it.each(["linear", "dynamic-above-zero"])("follows the twin with the map %s", async (map) => {
    const maps = stateMaps(map, 8, adam);
    expectNear(await compare(adam, [8, 32], { maps }));
    expectNear(await compare(adam, [32, 8], { maps }));
  });

  it.each(mixes(adam))("rescales by sums over both kinds of moments: %i and %i bits", async (...bits) => {
    expectNear(await compare(adam, bits, { hyper: { updateClip: 1 } }));
    expectNear(await compare(ruleNamed("lamb"), bits));
  });
});

describe("the state", () => {
  it("is zero, is read as it was written, and has the bytes of its buffers", async () => {
    const { device } = opened;
    const n = 130;
    const state = makeStateMixed(device, adam, n, 64, dynamic, [32, 8]);
    const [m, r] = await readState(state);
    expect(m).toEqual(new Float32Array(n));
    if (r instanceof Float32Array) throw new Error("r has floats");
    expect(r.absmax).toEqual(new Float32Array(3));
    const data = [
      noise(n, 1),
      { codes: Uint8Array.from({ length: n }, (_, i) => i), absmax: noise(3, 1) },
    ] as const;
    writeState(state, data);
    const [first, second] = await readState(state);
    expect(first).toEqual(data[0]);
    expect(second).toMatchObject(data[1]);
    // 33 groups of four: floats of 16 bytes and codes of 4, and three absmax. Buffers are padded to 16 bytes.
    expect(state.bytes).toBe(33 * 16 + 144 + 16);
    expect(() => writeState(state, [data[1], data[0]])).toThrow(/the data of m/);
    state.destroy();
  });

  it("is refused for other blocks, and for one width", () => {
    const { device } = opened;
    expect(() => makeStateMixed(device, adam, 100, 100, dynamic, [8, 32])).toThrow(/blockSize is 100/);
    expect(() => makeStateMixed(device, adam, 100, 64, dynamic, [8, 8])).toThrow(/stateBits is "8,8"/);
    expect(() => makeStateMixed(device, adam, 100, 64, dynamic, [8])).toThrow(/stateBits is "8"/);
  });

  it("is made by the optimizer of buffers from bits per moment", async () => {
    const { device } = opened;
    const params = storageBufferOf(device, "params", noise(256, 1));
    const grads = storageBufferOf(device, "grads", noise(256, 1));
    const make = (bits: { m: 8 | 32; r: 8 | 32 }) =>
      webgpuOptimizer(device, "adam", [{ params, grads }], { bits, min8bitSize: 0 });
    const mixed = make({ r: 32, m: 8 });
    const [m, r] = await mixed.readState(0);
    expect(m).toHaveProperty("codes");
    expect(r).toBeInstanceOf(Float32Array);
    // m: a byte a value, and one absmax in a buffer padded to 16 bytes; r: four bytes a value.
    expect(mixed.bytes).toBe(256 + 16 + 4 * 256);
    const eight = make({ m: 8, r: 8 });
    expect(eight.bytes).toBe(2 * 256 + 16);
    for (const optimizer of [mixed, eight]) optimizer.destroy();
    expect(() => webgpuOptimizer(device, "lion", [{ params, grads }], { bits: { m: 8, r: 32 } })).toThrow(
      /a moment of bits is "r"/,
    );
    for (const buffer of [params, grads]) buffer.destroy();
  });
});
