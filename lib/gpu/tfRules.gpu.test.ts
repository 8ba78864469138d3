/** The rules of tf.train: 32-bit, 8-bit and 4-bit steps of the kernels beside those of their twins. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { TF_RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import * as twin4 from "@/lib/numerics/step4";
import * as twin8 from "@/lib/numerics/step8";
import * as twin32 from "@/lib/numerics/step32";
import { readBytes, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import type { State } from "./state";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { encodeStep } from "./step";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const N = 600;
const STEPS = 3;
const random = makeRandom(5);
const noise = (scale: number) => Float32Array.from({ length: N }, () => random.normal() * scale);

/** Runs steps with some hyper-parameters that are not the defaults. @returns the parameters after them */
async function train(state: State, start: Float32Array, gradients: readonly Float32Array[]) {
  const { device } = opened;
  const params = storageBufferOf(device, "params", start);
  for (const [t, gradient] of gradients.entries()) {
    const grads = storageBufferOf(device, "grads", gradient);
    const coefficients = state.rule.prepare(hyperOf(state.rule), t + 1);
    runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
    grads.destroy();
  }
  const after = new Float32Array(await readBytes(device, params, start.byteLength));
  params.destroy();
  return after;
}

/** Weight decay on, and a momentum where the default is none. */
const hyperOf = ({ defaults }: Rule) => ({
  weightDecay: 0.01,
  ...("momentum" in defaults && { momentum: 0.5 }),
});

/** Largest difference, as a share of the largest move. */
function deviation(start: Float32Array, wanted: Float32Array, got: Float32Array): number {
  const moved = Math.max(...wanted.map((value, i) => Math.abs(value - start[i])));
  return Math.max(...wanted.map((value, i) => Math.abs(value - got[i]))) / moved;
}

it.each(TF_RULES.map((rule) => [rule.name, rule] as const))("%s in 32 bits", async (_, rule) => {
  const start = noise(0.1);
  const gradients = Array.from({ length: STEPS }, () => noise(0.01));
  const wanted = start.slice();
  const states = twin32.makeState32(rule, N);
  gradients.forEach((gradient, t) => {
    twin32.step32(rule, rule.prepare(hyperOf(rule), t + 1), wanted, gradient, states);
  });
  const state = makeState32(opened.device, rule, N);
  const after = await train(state, start, gradients);
  const got = await readState(state);
  state.destroy();
  expect(deviation(start, wanted, after)).toBeLessThan(1e-4);
  states.forEach((values, k) => {
    const scale = Math.max(...values.map(Math.abs));
    values.forEach((value, i) => {
      expect(Math.abs(got[k][i] - value)).toBeLessThanOrEqual(1e-5 * scale);
    });
  });
});

const withState = TF_RULES.filter(({ states }) => states.length > 0);
it.each(withState.flatMap((rule) => ([8, 4] as const).map((bits) => [rule.name, bits, rule] as const)))(
  "%s in %i bits",
  async (_, bits, rule) => {
    const start = noise(0.1);
    const gradients = Array.from({ length: STEPS }, () => noise(0.01));
    const wanted = start.slice();
    const maps = stateMaps("dynamic-above-zero", bits, rule);
    const states8 = twin8.makeState8(rule, N, 256, maps);
    const states4 = twin4.makeState4(rule, N, 256, maps);
    gradients.forEach((gradient, t) => {
      const c = rule.prepare(hyperOf(rule), t + 1);
      if (bits === 8) twin8.step8(rule, c, wanted, gradient, states8);
      else twin4.step4(rule, c, wanted, gradient, states4);
    });
    const { device } = opened;
    const state =
      bits === 8 ? makeState8(device, rule, N, 256, maps) : makeState4(device, rule, N, 256, maps);
    const after = await train(state, start, gradients);
    const got = state.bits === 8 ? await readState(state) : (await readState(state)).map(twin4.unpack);
    state.destroy();
    expect(deviation(start, wanted, after)).toBeLessThan(1e-4);
    const twins = bits === 8 ? states8 : states4.map(twin4.unpack);
    const off = twins.flatMap(({ codes }, k) =>
      [...codes].map((code, i) => Math.abs(code - got[k].codes[i])),
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(off.filter((difference) => difference > 0).length).toBeLessThanOrEqual(2);
    twins.forEach((twin, k) => {
      twin.absmax.forEach((value, b) => {
        expect(Math.abs(got[k].absmax[b] - value)).toBeLessThanOrEqual(1e-5 * value);
      });
    });
  },
);
