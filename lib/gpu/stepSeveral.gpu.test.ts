import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import * as reference from "@/lib/numerics/step32";
import { readBytes, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { createBuffer } from "./liveBuffers";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { coefficientsBuffer, encodeStep } from "./step";
import { encodeSteps } from "./stepSeveral";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

/** More tensors than a dispatch takes, among them the smallest ones and one that shares no dispatch. */
const SIZES = [4482, 1, 2, 3, 4, 5, 1025, 70_001, 64];
const STEPS = 3;

const random = makeRandom(11);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

/** A buffer of exactly these floats, as tfjs makes them. */
function exactBuffer(values: Float32Array): GPUBuffer {
  const { STORAGE, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const usage = STORAGE | COPY_DST | COPY_SRC;
  const buffer = createBuffer(opened.device, { label: "exact", size: values.byteLength, usage });
  writeBytes(opened.device, buffer, values);
  return buffer;
}

/** Trains some tensors with 32-bit state on the GPU. @returns parameters and states after the steps */
async function train(
  rule: Rule,
  starts: readonly Float32Array[],
  gradients: Float32Array[][],
  together: boolean,
) {
  const { device } = opened;
  const coefficients = coefficientsBuffer(device, rule);
  const tensors = starts.map((start) => ({
    state: makeState32(device, rule, start.length),
    params: exactBuffer(start),
    grads: exactBuffer(start),
  }));
  let dispatches = 0;
  for (let t = 1; t <= STEPS; t++) {
    const c = rule.prepare({}, t);
    const tensorWide = rule.tensorWide?.needed(c) ?? false;
    writeBytes(device, coefficients, packCoefficients(rule, c));
    tensors.forEach(({ grads }, i) => {
      writeBytes(device, grads, gradients[i][t - 1]);
    });
    runPass(device, (pass) => {
      const own = pass.dispatchWorkgroups.bind(pass);
      pass.dispatchWorkgroups = (...args) => {
        dispatches++;
        return own(...args);
      };
      if (together) encodeSteps(pass, tensors, coefficients, tensorWide);
      else
        for (const { state, params, grads } of tensors)
          encodeStep(pass, state, { params, grads, coefficients, tensorWide });
    });
  }
  const results = await Promise.all(
    tensors.map(async ({ state, params }) => [
      new Float32Array(await readBytes(device, params)),
      ...(await readState(state)),
    ]),
  );
  for (const { state, params, grads } of tensors) for (const owner of [state, params, grads]) owner.destroy();
  coefficients.destroy();
  return { results, dispatches: dispatches / STEPS };
}

it.each(RULES.map((rule) => [rule.name, rule] as const))(
  "%s: tensors that share a dispatch get the same bits as one by one",
  async (_, rule) => {
    const starts = SIZES.map((n) => noise(n, 0.1));
    const gradients = SIZES.map((n) =>
      Array.from({ length: STEPS }, () => noise(n, 0.01).map((g, i) => (i === 1 ? Number.NaN : g))),
    );
    const alone = await train(rule, starts, gradients, false);
    const together = await train(rule, starts, gradients, true);
    expect(together.results).toEqual(alone.results);
    if (rule.tensorWide?.needed(rule.prepare({}, 1))) expect(together.dispatches).toBe(alone.dispatches);
    else expect(together.dispatches).toBeLessThan(0.6 * alone.dispatches);
  },
);

it("a step that shares dispatches follows the twin", async () => {
  const rule = ruleNamed("adam");
  const starts = SIZES.map((n) => noise(n, 0.1));
  const gradients = SIZES.map((n) => Array.from({ length: STEPS }, () => noise(n, 0.01)));
  const { results } = await train(rule, starts, gradients, true);
  results.forEach(([params], i) => {
    const wanted = starts[i].slice();
    const states = reference.makeState32(rule, wanted.length);
    for (let t = 1; t <= STEPS; t++)
      reference.step32(rule, rule.prepare({}, t), wanted, gradients[i][t - 1], states);
    const moved = Math.max(...wanted.map((value, j) => Math.abs(value - starts[i][j])));
    wanted.forEach((value, j) => {
      expect(Math.abs(params[j] - value)).toBeLessThan(1e-4 * moved);
    });
  });
});
