/** Each rung of the ladder is compared with the rung before it, beginning with the step on plain arrays. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { type Rule, ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { readBytes, storageBufferOf, writeBytes } from "../buffers";
import type { OpenDevice } from "../device";
import type { State8 } from "../state";
import * as gpu from "../state8";
import { readState } from "../stateData";
import { writeState } from "../stateWrites";
import { coefficientsBuffer } from "../step";
import { openTestDevice, runPass } from "../testDevice";
import { encodeRung, type Rung, rungsOf } from "./ladder";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const maps = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};

/** Parameters and state of one tensor. */
interface Tensor {
  readonly params: Float32Array;
  readonly states: readonly Pick<Quantized, "codes" | "absmax">[];
}

/** Returns a tensor after one step of a rung, from the same tensor before it. */
async function stepOn(
  rung: Rung,
  rule: Rule,
  before: Tensor,
  gradients: Float32Array,
  blockSize: number,
  t: number,
): Promise<Tensor> {
  const { device } = opened;
  const state = gpu.makeState8(device, rule, gradients.length, blockSize, maps);
  writeState(state, before.states);
  const coefficients = coefficientsBuffer(device, rule);
  writeBytes(device, coefficients, packCoefficients(rule, rule.prepare({}, t)));
  const params = storageBufferOf(device, "params", before.params);
  const grads = storageBufferOf(device, "grads", gradients);
  runPass(device, (pass) => encodeRung(pass, rung, state, coefficients, params, grads));
  const after = new Float32Array(await readBytes(device, params, before.params.byteLength));
  const states = await readState(state);
  for (const owner of [state, coefficients, params, grads]) owner.destroy();
  return { params: after, states };
}

function expectSame(got: Tensor, wanted: Tensor, start: Float32Array): void {
  wanted.states.forEach(({ codes, absmax }, k) => {
    expect(codes.findIndex((code, i) => code !== got.states[k].codes[i])).toBe(-1);
    // A compiler may fuse a multiplication and an addition.
    absmax.forEach((value, b) => {
      expect(Math.abs(got.states[k].absmax[b] - value)).toBeLessThanOrEqual(1e-6 * value);
    });
  });
  // Division is not exact in WGSL.
  const moved = Math.max(...wanted.params.map((p, i) => Math.abs(p - start[i])));
  const apart = Math.max(...wanted.params.map((p, i) => Math.abs(p - got.params[i])));
  expect(apart).toBeLessThan(1e-4 * moved);
}

it("a device with subgroups has three rungs", () => {
  expect(rungsOf(opened.device)).toEqual(["naive", "fused", "subgroups"]);
});

/**
 * One, two and three states; a short last block; n that is no multiple of 4. Compiling a kernel takes seconds
 * here.
 */
it.each([
  ["momentum", 2048, 5000],
  ["adam", 64, 700],
  ["adam", 256, 1031],
  ["ademamix", 64, 700],
] as const)(
  "each rung agrees with the one before it: %s, block size %i, n = %i",
  async (name, blockSize, n) => {
    const rule = ruleNamed(name);
    const random = makeRandom(8);
    let tensor: Tensor = {
      params: Float32Array.from({ length: n }, () => 0.1 * random.normal()),
      states: makeState8(rule, n, blockSize, maps),
    };
    for (let t = 1; t <= 3; t++) {
      // Zeros, gradients whose sign only the sign guard keeps, and in the first step a block of zeros.
      const gradients = Float32Array.from({ length: n }, (_, i) => {
        if (i % 8 === 1 || (t === 1 && i < 64)) return 0;
        return random.normal() * (i % 8 === 0 ? 1e-8 : 0.01);
      });
      const reference = {
        params: tensor.params.slice(),
        states: makeState8(rule, n, blockSize, maps).map((state, k) => ({
          ...state,
          codes: tensor.states[k].codes.slice(),
          absmax: tensor.states[k].absmax.slice(),
        })),
      };
      step8(rule, rule.prepare({}, t), reference.params, gradients, reference.states);
      let previous: Tensor = reference;
      for (const rung of rungsOf(opened.device)) {
        const got = await stepOn(rung, rule, tensor, gradients, blockSize, t);
        expectSame(got, previous, tensor.params);
        previous = got;
      }
      tensor = reference;
    }
  },
);

it("blocks and maps that the naive kernel does not handle are refused by name", () => {
  const { device } = opened;
  const rule = ruleNamed("adam");
  const four = {
    signed: makeMap("dynamic", { bits: 4, signed: true }),
    unsigned: makeMap("dynamic", { bits: 4, signed: false }),
  };
  const wide = gpu.makeState8(device, rule, 1000, 100, maps);
  const short = gpu.makeState8(device, rule, 1000, 64, four);
  const buffer = storageBufferOf(device, "any", new Float32Array(1000));
  runPass(device, (pass) => {
    const step = (state: State8) => () => encodeRung(pass, "naive", state, buffer, buffer, buffer);
    expect(step(wide)).toThrow(/blockSize is 100/);
    expect(step(short)).toThrow(/number of values of the map dynamic is 16/);
  });
  for (const owner of [wide, short, buffer]) owner.destroy();
});
