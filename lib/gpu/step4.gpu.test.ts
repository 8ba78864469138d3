/**
 * 4-bit state on the GPU against its twin, lib/numerics/step4.ts. The rules themselves are compared in 8 and
 * 32 bits.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customMap, makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import * as reference4 from "@/lib/numerics/step4";
import { maps4, type Packed, step4 } from "@/lib/numerics/step4";
import type { StateMaps } from "@/lib/numerics/step8";
import { adversarialGradients } from "./adversarialValues";
import { readBytes, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { KernelArgumentError } from "./errors";
import { makeState4 } from "./state4";
import { readState } from "./stateData";
import { writeState } from "./stateWrites";
import { encodeStep } from "./step";
import { BLOCK_SIZES } from "./tensor";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(4);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);
const copyOf = (states: readonly Packed[]): Packed[] =>
  states.map((state) => ({ ...state, bytes: state.bytes.slice(), absmax: state.absmax.slice() }));

interface Setup {
  readonly rule: Rule;
  readonly n: number;
  readonly blockSize?: number;
  readonly hyper?: Hyper;
  readonly maps?: StateMaps;
  readonly device?: GPUDevice;
  /** Gradient of element i at step t from 0; by default noise over several decades with zeros. */
  readonly gradient?: (i: number, t: number) => number;
}

/** The first 64 gradients of the first step are 0, which makes a block of zeros. */
const ordinaryGradient = (i: number, t: number) => {
  if (i % 8 === 1 || (t === 0 && i < 64)) return 0;
  return random.normal() * (i % 8 === 0 ? 1e-8 : 0.01);
};

/**
 * Three steps. Each starts on the GPU from the twin's parameters and state, so that the steps are compared
 * one by one: an update that differs in its last digit (a compiler may fuse a multiplication and an addition,
 * and division is not exact in WGSL) may move a state across a midpoint, and 4-bit codes lie far apart.
 */
async function compare({
  rule,
  n,
  blockSize = 128,
  hyper = {},
  maps = maps4(),
  device = opened.device,
  gradient = ordinaryGradient,
}: Setup) {
  const params = noise(n, 0.1);
  const wanted = reference4.makeState4(rule, n, blockSize, maps);
  const state = makeState4(device, rule, n, blockSize, maps);
  expect(await readState(state)).toEqual(wanted);
  const worst = { params: 0, absmax: 0, codes: 0 };
  for (let t = 0; t < 3; t++) {
    const gradients = Float32Array.from({ length: n }, (_, i) => gradient(i, t));
    const before = params.slice();
    writeState(state, copyOf(wanted));
    const [p, g] = [storageBufferOf(device, "params", params), storageBufferOf(device, "grads", gradients)];
    const coefficients = rule.prepare(hyper, t + 1);
    runPass(device, (pass) => encodeStep(pass, state, { params: p, grads: g, coefficients }));
    step4(rule, coefficients, params, gradients, wanted);
    const after = new Float32Array(await readBytes(device, p, n * 4));
    const got = await readState(state);
    for (const owner of [p, g]) owner.destroy();

    const moved = Math.max(...params.map((value, i) => Math.abs(value - before[i])));
    const apart = Math.max(...params.map((value, i) => Math.abs(value - after[i])));
    worst.params = Math.max(worst.params, apart / (moved || 1));
    for (const [k, { bytes, absmax }] of wanted.entries()) {
      bytes.forEach((byte, j) => {
        worst.codes += Number(byte !== got[k].bytes[j]);
      });
      absmax.forEach((value, b) => {
        worst.absmax = Math.max(worst.absmax, Math.abs(value - got[k].absmax[b]) / (value || 1));
      });
    }
  }
  state.destroy();
  return worst;
}

async function expectTwin(setup: Setup) {
  const { params, absmax, codes } = await compare(setup);
  expect(params).toBeLessThan(1e-4);
  expect(absmax).toBeLessThan(1e-6);
  expect(codes).toBe(0);
}

/**
 * Adam gets every block size, the rule with the most states the smallest and the largest: all share the
 * kernel but for the update, and compiling one takes seconds here.
 */
const sizesFor = (rule: Rule) => {
  if (rule.name === "adam") return BLOCK_SIZES;
  return rule.name === "ademamix" ? [64, 4096] : [128];
};

describe.each(RULES.map((rule) => [rule.name, rule] as const))("%s in 4 bits", (_, rule) => {
  it.each(sizesFor(rule))("has the twin's codes at block size %i", async (blockSize) => {
    await expectTwin({ rule, n: 2 * blockSize + 40, blockSize });
  });

  it("has them where n is not a multiple of 4", async () => {
    await expectTwin({ rule, n: 1031 });
  });
});

const adam = ruleNamed("adam");

it.each([1, 2, 3, 4, 5, 7, 8, 9, 12, 63, 127, 128, 129, 4097])("n = %i", async (n) => {
  await expectTwin({ rule: adam, n });
});

it.each([
  ["adam", { updateClip: 1, weightDecay: 0.1 }, 1003],
  ["lamb", { weightDecay: 0.1 }, 5000],
  ["lars", { weightDecay: 0.1, learningRate: 3 }, 1004],
] as const)("%s with %o looks at the whole tensor as its twin does", async (name, hyper, n) => {
  await expectTwin({ rule: ruleNamed(name), n, hyper });
});

/**
 * Maps with two zeros, without any, of few values, and all of one sign. Momentum has no second moment, which
 * could not live with a negative value.
 */
const tables: readonly (readonly [string, string, StateMaps])[] = [
  ["linear", "adam", pair(makeMap("linear", { bits: 4, signed: true }))],
  ["linear without zero", "adam", pair(makeMap("linear-without-zero", { bits: 4, signed: true }))],
  ["fp4", "adam", pair(makeMap("fp4", { bits: 4, signed: true }))],
  ["three values", "adam", pair(customMap([-1, 0.1, 1]))],
  ["zero nearest to a negative value", "momentum", pair(customMap([-1, -0.01, 0.5, 1]))],
  ["no negative value", "adam", pair(customMap([0.25, 1]))],
  ["no positive value", "momentum", pair(customMap([-1, -0.5, -0.25]))],
];

function pair(map: QuantizationMap): StateMaps {
  return { signed: map, unsigned: map };
}

it.each(tables)("a table of another kind: %s, under %s", async (_, name, maps) => {
  await expectTwin({ rule: ruleNamed(name), n: 521, maps });
});

it("a device without subgroups, and with no more than the default limits, gives the same codes", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const plain = await adapter?.requestDevice();
  if (!plain) throw new Error("the adapter that the other tests run on is gone");
  for (const blockSize of [64, 4096])
    await expectTwin({ rule: adam, n: 2 * blockSize + 13, blockSize, device: plain });
  plain.destroy();
});

/** Momentum's first step makes the gradient the new state, so that what is quantized can be chosen. */
it.each([
  ["dynamic", 64],
  ["linear", 512],
  ["nf4", 4096],
  ["fp4", 128],
] as const)("50 thousand hard values, every code the twin's: %s, block %i", async (name, blockSize) => {
  const { device } = opened;
  const rule = ruleNamed("momentum");
  const map = makeMap(name, { bits: 4, signed: true });
  const n = 50_001;
  const x = adversarialGradients(random, map, n, blockSize);
  const coefficients = rule.prepare({ learningRate: 0 }, 1);
  const wanted = reference4.makeState4(rule, n, blockSize, pair(map));
  step4(rule, coefficients, new Float32Array(n), x, wanted);
  const state = makeState4(device, rule, n, blockSize, pair(map));
  const params = storageBufferOf(device, "params", new Float32Array(n));
  const grads = storageBufferOf(device, "grads", x);
  runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
  expect(await readState(state)).toEqual(wanted);
  for (const owner of [params, grads, state]) owner.destroy();
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "a gradient of %s restarts its state under Adam and spares its block",
  async (bad) => {
    const gradient = (i: number, t: number) => (i % 131 === 5 ? bad : ordinaryGradient(i, t));
    await expectTwin({ rule: adam, n: 1000, gradient });
  },
);

it.each([
  ["momentum", Number.NaN],
  ["momentum", Number.POSITIVE_INFINITY],
  ["lion", Number.NEGATIVE_INFINITY],
] as const)("%s, which has no guard, does with a gradient of %s as its twin does", async (name, bad) => {
  const { device } = opened;
  const rule = ruleNamed(name);
  const n = 300;
  const params = noise(n, 0.1);
  const grads = noise(n, 0.01).map((g, i) => (i === 140 ? bad : g));
  const wanted = reference4.makeState4(rule, n);
  const state = makeState4(device, rule, n);
  const [p, g] = [storageBufferOf(device, "params", params), storageBufferOf(device, "grads", grads)];
  const coefficients = rule.prepare({}, 1);
  runPass(device, (pass) => encodeStep(pass, state, { params: p, grads: g, coefficients }));
  step4(rule, coefficients, params, grads, wanted);
  expect(await readState(state)).toEqual(wanted);
  for (const owner of [p, g, state]) owner.destroy();
});

it("what does not fit is refused by name", () => {
  const { device } = opened;
  expect(() => makeState4(device, adam, 1000, 100)).toThrow(/blockSize is 100, but must be one of 64, 128/);
  expect(() => makeState4(device, adam, 0)).toThrow(/n is 0/);
  const signed = makeMap("dynamic", { bits: 8, signed: true });
  expect(() => makeState4(device, adam, 1000, 128, pair(signed))).toThrow(
    /number of values of the map dynamic is 256, but must be at most 16 in 4 bits/,
  );
  const state = makeState4(device, adam, 1000);
  const states = reference4.makeState4(adam, 1000);
  const [{ bytes, absmax }] = states;
  expect(() => writeState(state, [{ bytes: bytes.subarray(1), absmax }, states[1]])).toThrow(
    /bytes of m is 499/,
  );
  expect(() => writeState(state, [{ bytes, absmax: absmax.subarray(1) }, states[1]])).toThrow(
    /absmax of m is 7/,
  );
  state.destroy();
  expect(() => writeState(state, states)).toThrow(KernelArgumentError);
});
