import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMATS } from "@/lib/numerics/formats";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import * as reference8 from "@/lib/numerics/step8";
import * as reference32 from "@/lib/numerics/step32";
import { readBytes, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import type { State } from "./state";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { coefficientsBuffer, encodeStep } from "./step";
import { BLOCK_SIZES } from "./tensor";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};

const random = makeRandom(7);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

/**
 * Gradients of three steps. Some elements are so small that only the sign guard keeps their sign in a code,
 * some are 0, and in the first step the first 64 are, which makes a block of zeros.
 */
const gradientsOf = (n: number) =>
  [0, 1, 2].map((step) =>
    noise(n, 0.01).map((g, i) => {
      if (i % 8 === 1 || (step === 0 && i < 64)) return 0;
      return i % 8 === 0 ? g * 1e-6 : g;
    }),
  );

/** Run steps on the GPU. @returns the parameters after them */
async function train(
  state: State,
  start: Float32Array,
  gradients: readonly Float32Array[],
  hyper: Hyper = {},
) {
  const { device } = opened;
  const params = storageBufferOf(device, "params", start);
  for (const [t, gradient] of gradients.entries()) {
    const grads = storageBufferOf(device, "grads", gradient);
    const coefficients = state.rule.prepare(hyper, t + 1);
    runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
    grads.destroy();
  }
  const after = new Float32Array(await readBytes(device, params, start.byteLength));
  params.destroy();
  return after;
}

/** Largest deviation, as a share of how far the parameters moved. */
function deviation(start: Float32Array, wanted: Float32Array, got: Float32Array): number {
  const moved = Math.max(...wanted.map((value, i) => Math.abs(value - start[i])));
  return Math.max(...wanted.map((value, i) => Math.abs(value - got[i]))) / (moved || 1);
}

async function compare8(rule: Rule, n: number, blockSize: number, hyper: Hyper = {}, used = maps) {
  const start = noise(n, 0.1);
  const gradients = gradientsOf(n);
  const params = start.slice();
  const wanted = reference8.makeState8(rule, n, blockSize, used);
  gradients.forEach((gradient, t) => {
    reference8.step8(rule, rule.prepare(hyper, t + 1), params, gradient, wanted);
  });

  const state = makeState8(opened.device, rule, n, blockSize, used);
  const after = await train(state, start, gradients, hyper);
  const got = await readState(state);
  state.destroy();
  const codes = wanted.flatMap(({ codes }, k) =>
    [...codes].map((code, i) => Math.abs(code - got[k].codes[i])),
  );
  const absmax = wanted.flatMap(({ absmax }, k) =>
    [...absmax].map((value, b) => Math.abs(value - got[k].absmax[b]) / (value || 1)),
  );
  return {
    params: deviation(start, params, after),
    absmax: Math.max(...absmax),
    codesOff: codes.filter((difference) => difference > 0).length,
    worstCode: Math.max(...codes),
  };
}

/**
 * Rules with two and three states get every block size, the others two: all share the kernel but for the
 * update, and compiling one takes a second or more here.
 */
const sizesFor = (rule: Rule) => (["adam", "ademamix"].includes(rule.name) ? BLOCK_SIZES : [256, 2048]);

describe.each(RULES.map((rule) => [rule.name, rule] as const))("%s", (_, rule) => {
  it.each(sizesFor(rule))("8-bit steps follow the twin at block size %i", async (blockSize) => {
    const n = 2 * blockSize + 40;
    const { params, absmax, codesOff, worstCode } = await compare8(rule, n, blockSize);
    // A compiler may fuse a multiplication and an addition, and division is not exact in WGSL.
    expect(params).toBeLessThan(1e-4);
    expect(absmax).toBeLessThan(1e-5);
    expect(codesOff).toBeLessThanOrEqual(Math.max(1, n * rule.states.length * 0.001));
    expect(worstCode).toBeLessThanOrEqual(1);
  });

  it.each([1, 4, 63, 4097])("8-bit and 32-bit steps follow the twin with n = %i", async (n) => {
    const { params, worstCode } = await compare8(rule, n, 256);
    expect(params).toBeLessThan(1e-4);
    expect(worstCode).toBeLessThanOrEqual(1);

    const start = noise(n, 0.1);
    const gradients = gradientsOf(n);
    const wanted = start.slice();
    const states = reference32.makeState32(rule, n);
    gradients.forEach((gradient, t) => {
      reference32.step32(rule, rule.prepare({}, t + 1), wanted, gradient, states);
    });
    const state = makeState32(opened.device, rule, n);
    const after = await train(state, start, gradients);
    const got = await readState(state);
    state.destroy();
    expect(deviation(start, wanted, after)).toBeLessThan(1e-4);
    states.forEach((values, k) => {
      const scale = Math.max(...values.map(Math.abs));
      values.forEach((value, i) => {
        expect(Math.abs(got[k][i] - value)).toBeLessThanOrEqual(1e-6 * scale);
      });
    });
  });
});

const lanes = FORMATS.flatMap(({ name, lane }) =>
  typeof lane === "object" && lane.bits === 8 ? [[name, lane] as const] : [],
);

it.each(lanes)("adam follows the twin with its state in the format %s", async (_, { map, blockSize }) => {
  const rule = ruleNamed("adam");
  const found = await compare8(rule, 2 * blockSize + 40, blockSize, {}, stateMaps(map, 8, rule));
  expect(found.params).toBeLessThan(1e-4);
  expect(found.absmax).toBeLessThan(1e-5);
  expect(found.codesOff).toBeLessThanOrEqual(4);
  expect(found.worstCode).toBeLessThanOrEqual(1);
});

it.each(["adam", "rmsprop", "adagrad", "lamb"])(
  "%s follows the twin with the map above zero",
  async (name) => {
    const rule = ruleNamed(name);
    const used = stateMaps("dynamic-above-zero", 8, rule);
    const { params, absmax, codesOff, worstCode } = await compare8(rule, 2004, 256, {}, used);
    expect(params).toBeLessThan(1e-4);
    expect(absmax).toBeLessThan(1e-5);
    expect(codesOff).toBeLessThanOrEqual(4);
    expect(worstCode).toBeLessThanOrEqual(1);
  },
);

it.each([
  [100, 3001, "adam"],
  [8192, 20_000, "adam"],
  [9001, 9001, "adam"],
  [6000, 20_001, "ademamix"],
] as const)("blocks of %s among %i values, in two passes: %s", async (blockSize, n, name) => {
  const rule = ruleNamed(name);
  const { params, absmax, codesOff, worstCode } = await compare8(rule, n, blockSize);
  expect(params).toBeLessThan(1e-4);
  expect(absmax).toBeLessThan(1e-5);
  expect(codesOff).toBeLessThanOrEqual(n * rule.states.length * 0.001);
  expect(worstCode).toBeLessThanOrEqual(1);
});

it.each([
  ["adam", { updateClip: 1, weightDecay: 0.1 }, 256, 5003],
  ["adamw", { updateClip: 1 }, 8192, 20_000],
  ["lamb", { weightDecay: 0.1 }, 64, 50_000],
  ["lamb", { trustRatio: 0 }, 256, 1000],
  ["lars", { weightDecay: 0.1, learningRate: 3 }, 9001, 9001],
  ["lars", { trustRatio: 0, learningRate: 0.01 }, 256, 1000],
] as const)("%s with %o looks at the whole tensor as its twin does", async (name, hyper, blockSize, n) => {
  const rule = ruleNamed(name);
  const { params, absmax, codesOff, worstCode } = await compare8(rule, n, blockSize, hyper);
  expect(params).toBeLessThan(1e-4);
  expect(absmax).toBeLessThan(1e-5);
  expect(codesOff).toBeLessThanOrEqual(n * rule.states.length * 0.001);
  expect(worstCode).toBeLessThanOrEqual(1);
});

it("two tensors in one pass are measured apart, and coefficients in a shared buffer stay as they are", async () => {
  const { device } = opened;
  const rule = ruleNamed("lamb");
  const numbers = rule.prepare({}, 1);
  const coefficients = coefficientsBuffer(device, rule);
  writeBytes(device, coefficients, packCoefficients(rule, numbers));
  const tensors = [4097, 600].map((n) => {
    const [start, gradient] = [noise(n, n), noise(n, 0.01)];
    const wanted = start.slice();
    reference32.step32(rule, numbers, wanted, gradient, reference32.makeState32(rule, n));
    const params = storageBufferOf(device, "params", start);
    const grads = storageBufferOf(device, "grads", gradient);
    return { start, wanted, params, grads, state: makeState32(device, rule, n) };
  });
  runPass(device, (pass) => {
    for (const { state, params, grads } of tensors)
      encodeStep(pass, state, { params, grads, coefficients, tensorWide: true });
  });
  for (const { start, wanted, params, grads, state } of tensors) {
    const got = new Float32Array(await readBytes(device, params, start.byteLength));
    expect(deviation(start, wanted, got)).toBeLessThan(1e-3);
    for (const owner of [params, grads, state]) owner.destroy();
  }
  coefficients.destroy();
});
