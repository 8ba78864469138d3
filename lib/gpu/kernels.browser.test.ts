/**
 * Each kernel once more, in a browser: another compiler, another driver. The full comparison is in
 * *.gpu.test.ts.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { cosine } from "@/lib/numerics/cosine";
import { countCodes } from "@/lib/numerics/countCodes";
import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import * as reference4 from "@/lib/numerics/step4";
import * as reference8 from "@/lib/numerics/step8";
import * as reference32 from "@/lib/numerics/step32";
import { adversarialValues } from "./adversarialValues";
import { readBytes, readRegions, storageBuffer, storageBufferOf } from "./buffers";
import { cosineRegion, cosinesIn, encodeCosine, makeCosineMeter } from "./cosine";
import { countsIn, countsRegion, encodeCountCodes, makeCounts } from "./countCodes";
import type { OpenDevice } from "./device";
import { dequantizeOnGpu, quantizeOnGpu } from "./quantize";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { encodeStep } from "./step";
import { makeTensorCopies } from "./tensorGroups";
import { openTestDevice, runPass } from "./testDevice";
import { encodeCopy } from "./timed";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const random = makeRandom(1);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

it.each([
  [maps.signed, 64],
  [maps.signed, 4096],
  [maps.unsigned, 256],
  [makeMap("linear", { bits: 8, signed: true }), 2048],
] as const)("quantize and dequantize", async (map, blockSize) => {
  const x = adversarialValues(random, map, 9001, blockSize);
  const wanted = quantize(x, map, blockSize);
  const got = await quantizeOnGpu(opened.device, x, map, blockSize);
  expect(got.codes).toEqual(wanted.codes);
  expect(got.absmax).toEqual(wanted.absmax);
  const back = await dequantizeOnGpu(opened.device, wanted);
  const values = dequantize(wanted);
  expect(back.findIndex((value, i) => value !== values[i])).toBe(-1);
});

it.each(RULES.map((rule) => [rule.name, rule] as const))(
  "a step of %s, in 8 and in 32 bits",
  async (_, rule) => {
    const { device } = opened;
    // Not a multiple of 4, and a short last block.
    const n = 2059;
    const [start, gradient] = [noise(n, 0.1), noise(n, 0.01)];
    const coefficients = rule.prepare({}, 1);
    const wanted8 = start.slice();
    const codes = reference8.makeState8(rule, n, 256, maps);
    reference8.step8(rule, coefficients, wanted8, gradient, codes);
    const wanted32 = start.slice();
    reference32.step32(rule, coefficients, wanted32, gradient, reference32.makeState32(rule, n));

    const grads = storageBufferOf(device, "grads", gradient);
    const state8 = makeState8(device, rule, n, 256, maps);
    for (const [state, wanted] of [
      [state8, wanted8],
      [makeState32(device, rule, n), wanted32],
    ] as const) {
      const params = storageBufferOf(device, "params", start);
      runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
      const got = new Float32Array(await readBytes(device, params, n * 4));
      got.forEach((value, i) => {
        expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(wanted[i] - start[i]));
      });
      params.destroy();
    }
    const got = await readState(state8);
    const counts = makeCounts(device, rule.states.length);
    runPass(device, (pass) => encodeCountCodes(pass, state8, counts));
    const [bytes] = await readRegions(device, "counts", [countsRegion(counts)]);
    const counted = countsIn(bytes);
    codes.forEach((wanted, k) => {
      const off = wanted.codes.filter((code, i) => code !== got[k].codes[i]).length;
      expect(off).toBeLessThanOrEqual(0.001 * n);
      expect(counted[k]).toEqual(countCodes(got[k].codes));
    });
    for (const owner of [state8, grads, counts]) owner.destroy();
  },
);

it.each(["adam", "ademamix", "lamb"])("a step of %s in 4 bits", async (name) => {
  const { device } = opened;
  const rule = ruleNamed(name);
  // Neither a multiple of 4 nor of 8, and a short last block.
  const n = 2059;
  const [start, gradient] = [noise(n, 0.1), noise(n, 0.01)];
  const coefficients = rule.prepare({}, 1);
  const stepped = start.slice();
  const wanted = reference4.makeState4(rule, n);
  reference4.step4(rule, coefficients, stepped, gradient, wanted);

  const state = makeState4(device, rule, n);
  const [params, grads] = [storageBufferOf(device, "p", start), storageBufferOf(device, "g", gradient)];
  const counts = makeCounts(device, rule.states.length, 4);
  runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
  runPass(device, (pass) => encodeCountCodes(pass, state, counts));
  const after = new Float32Array(await readBytes(device, params, n * 4));
  const got = (await readState(state)).map(({ bytes }) => unpackCodes(bytes, n));
  const [bytes] = await readRegions(device, "counts", [countsRegion(counts)]);
  const counted = countsIn(bytes, 4);
  after.forEach((value, i) => {
    expect(Math.abs(value - stepped[i])).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(stepped[i] - start[i]));
  });
  wanted.forEach(({ bytes }, k) => {
    const codes = unpackCodes(bytes, n);
    expect(codes.filter((code, i) => code !== got[k][i]).length).toBeLessThanOrEqual(0.001 * n);
    expect(counted[k]).toEqual(countCodes(got[k]).slice(0, 16));
  });
  for (const owner of [state, params, grads, counts]) owner.destroy();
});

it("the cosine of two updates, and the copy", async () => {
  const { device } = opened;
  const n = 5003;
  const [a, b] = [noise(n, 1), noise(n, 1)];
  const zeros = [0, 1].map(() => makeTensorCopies(device, "zeros", [n], [{ first: 0, count: 1 }]));
  const [bufferA, bufferB] = [storageBufferOf(device, "a", a), storageBufferOf(device, "b", b)];
  const copied = storageBuffer(device, "copied", n * 4);
  const meter = makeCosineMeter(device, [n], 1, true);
  runPass(device, (pass) => {
    encodeCopy(pass, device, bufferB, copied);
    const updates = [bufferA, copied].map((after, i) => ({ before: zeros[i], after: [after] }));
    encodeCosine(pass, meter, updates[0], updates[1]);
  });
  const [bytes] = await readRegions(device, "cosines", [cosineRegion(meter)]);
  const [got] = cosinesIn(meter, bytes);
  expect(got).toBeCloseTo(cosine(a, b), 5);
  for (const owner of [meter, ...zeros, bufferA, bufferB, copied]) owner.destroy();
});
