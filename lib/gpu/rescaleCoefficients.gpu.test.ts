/**
 * Steps that need sums over the whole tensor are compared in step.gpu.test.ts; here the coefficients
 * themselves are.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { rescaleCoefficients } from "@/lib/numerics/rescaleCoefficients";
import { ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import { readBytes, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { encodeRescaleCoefficients, rescaledCoefficients } from "./rescaleCoefficients";
import { makeState32 } from "./state32";
import { writeState } from "./stateWrites";
import { coefficientsBuffer } from "./step";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

it.each([
  ["lamb", { weightDecay: 0.1 }],
  ["lars", { weightDecay: 0.1 }],
  ["adam", { updateClip: 1, weightDecay: 0.1 }],
] as const)("the coefficients of %s are rescaled like the twin's", async (name, hyper) => {
  const { device } = opened;
  const rule = ruleNamed(name);
  const n = 5003;
  const random = makeRandom(6);
  const noise = (scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);
  // The gradients are larger than those before, so that the update clip shortens the step.
  const [p, g] = [noise(0.1), noise(0.1)];
  const data = rule.states.map(({ signed }) => noise(signed ? 0.01 : 1e-4).map((x) => (signed ? x : x * x)));
  const c = rule.prepare(hyper, 5);
  const wanted = packCoefficients(
    rule,
    rescaleCoefficients(rule, c, n, (cell, i) => {
      cell.p = p[i];
      cell.g = g[i];
      data.forEach((values, k) => {
        cell.s[k] = values[i];
      });
    }),
  );
  const before = packCoefficients(rule, c);
  expect(wanted).not.toEqual(before);

  const state = makeState32(device, rule, n);
  writeState(state, data);
  const coefficients = coefficientsBuffer(device, rule);
  writeBytes(device, coefficients, before);
  const [params, grads] = [storageBufferOf(device, "params", p), storageBufferOf(device, "grads", g)];
  runPass(device, (pass) => encodeRescaleCoefficients(pass, state, coefficients, params, grads));
  const got = new Float32Array(await readBytes(device, rescaledCoefficients(device), before.byteLength));
  wanted.forEach((value, i) => {
    expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(1e-5 * Math.abs(value));
  });
  for (const owner of [state, coefficients, params, grads]) owner.destroy();
});
