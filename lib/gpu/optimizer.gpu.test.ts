import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { makeState4, step4 } from "@/lib/numerics/step4";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { readBytes, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { type WebGpuOptimizer, webgpuOptimizer } from "./optimizer";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(20);
const noise = (n: number, scale: number) => Float32Array.from({ length: n }, () => random.normal() * scale);

/** Sizes of the tensors: one below min8bitSize, and one above it that is no multiple of the block size. */
const SIZES = [100, 4500];
const STEPS = 4;
const adam = ruleNamed("adam");

/** Returns a step of the twin for one tensor, with state of its own. */
function twin(n: number, bits: 4 | 8 | 32) {
  if (bits === 32 || n < 4096) {
    const states = makeState32(adam, n);
    return { states, step: (...args: Arguments) => step32(adam, ...args, states) };
  }
  const maps = stateMaps("dynamic-above-zero", bits, adam);
  if (bits === 8) {
    const states = makeState8(adam, n, 256, maps);
    return { states, step: (...args: Arguments) => step8(adam, ...args, states) };
  }
  const states = makeState4(adam, n, 128, maps);
  return { states, step: (...args: Arguments) => step4(adam, ...args, states) };
}
type Arguments = [ReturnType<typeof adam.prepare>, Float32Array, Float32Array];

describe.each([8, 4, 32] as const)("Adam in %i bits on plain buffers", (bits) => {
  it("follows the twin, with the learning rate of each step", async () => {
    const { device } = opened;
    const start = SIZES.map((n) => noise(n, 0.1));
    const twins = SIZES.map((n) => twin(n, bits));
    const wanted = start.map((values) => values.slice());
    const tensors = start.map((values) => ({
      params: storageBufferOf(device, "params", values),
      grads: storageBufferOf(device, "grads", values),
      n: values.length,
    }));
    const optimizer = webgpuOptimizer(device, "adam", tensors, { hyper: { learningRate: 0.01 }, bits });
    for (let step = 1; step <= STEPS; step++) {
      const learningRate = step === STEPS ? 0.001 : 0.01;
      optimizer.learningRate = learningRate;
      const gradients = SIZES.map((n) => noise(n, 0.01));
      for (const [i, gradient] of gradients.entries())
        twins[i].step(adam.prepare({ learningRate }, step), wanted[i], gradient);
      // The last step has its gradients in buffers of its own.
      const own =
        step === STEPS ? gradients.map((values) => storageBufferOf(device, "own grads", values)) : undefined;
      for (const [i, { grads }] of tensors.entries()) if (!own) writeBytes(device, grads, gradients[i]);
      runPass(device, (pass) => optimizer.encodeStep(pass, own));
      for (const buffer of own ?? []) buffer.destroy();
    }
    for (const [i, { params, grads }] of tensors.entries()) {
      const after = new Float32Array(await readBytes(device, params, 4 * SIZES[i]));
      const off = after.map((value, k) => Math.abs(value - wanted[i][k]));
      // Division is not exact in WGSL, and a compiler may fuse a multiplication and an addition.
      expect(Math.max(...off)).toBeLessThan(1e-6);
      params.destroy();
      grads.destroy();
    }
    const stored = await optimizer.readState(1);
    stored.forEach((state, k) => {
      expect(countDifferences(state, twins[1].states[k])).toBeLessThanOrEqual(0.001 * SIZES[1]);
    });
    expect(optimizer.bytes).toBe(bytesOf(bits));
    optimizer.destroy();
    expect(() => runPass(device, (pass) => optimizer.encodeStep(pass))).toThrow(/destroyed/);
  });
});

/** Returns the number of codes that differ; of floats, of values that differ by more than rounding. */
function countDifferences(a: State, b: State): number {
  const [own, other] = [valuesOf(a), valuesOf(b)];
  const rounding = a instanceof Float32Array ? 1e-6 : 0;
  return own.filter((value, i) => Math.abs(value - other[i]) > rounding * Math.abs(other[i])).length;
}
type State = Awaited<ReturnType<WebGpuOptimizer["readState"]>>[number];
const valuesOf = (state: State): Float32Array =>
  state instanceof Float32Array ? state : Float32Array.from("bytes" in state ? state.bytes : state.codes);

/** Bytes of both moments of both tensors, each buffer a multiple of 16 bytes. */
function bytesOf(bits: 4 | 8 | 32): number {
  const padded = (bytes: number) => 16 * Math.ceil(bytes / 16);
  const small = 2 * padded(4 * 100);
  if (bits === 32) return small + 2 * padded(4 * 4500);
  const blocks = Math.ceil(4500 / (bits === 8 ? 256 : 128));
  return small + padded(2 * 4 * Math.ceil((4500 * bits) / 32)) + padded(2 * 4 * blocks);
}

describe("wrong arguments", () => {
  const make = (rule: string, options: object = {}): WebGpuOptimizer => {
    const { device } = opened;
    const tensors = [
      {
        params: storageBufferOf(device, "params", new Float32Array(8)),
        grads: storageBufferOf(device, "grads", new Float32Array(8)),
      },
    ];
    return webgpuOptimizer(device, rule as "adam", tensors, options);
  };

  it.each<[string, () => unknown, RegExp]>([
    ["a rule of matrices", () => make("muon"), /rule is "muon"/],
    ["a rule that does not exist", () => make("adamm"), /rule is "adamm"/],
    ["another rule's hyper-parameter", () => make("lion", { hyper: { epsilon: 1 } }), /"epsilon"/],
    ["a negative learning rate", () => make("adam", { hyper: { learningRate: -1 } }), /learningRate is -1/],
    ["no learning rate", () => make("adam", { hyper: { learningRate: null } }), /learningRate is null/],
    ["an option that does not exist", () => make("adam", { blocksize: 64 }), /option is "blocksize"/],
    ["a number in the place of options", () => make("adam", 0.1 as never), /options is 0.1/],
    ["a size below 0", () => make("adam", { min8bitSize: -1 }), /min8bitSize is -1/],
    ["16 bits", () => make("adam", { bits: 16 }), /bits is 16/],
    ["a map that does not exist", () => make("adam", { map: "cubic" }), /map is "cubic"/],
    ["a tensor that does not exist", () => make("adam").readState(1), /index is 1/],
  ])("refuses %s", async (_, use, message) => {
    await expect(async () => use()).rejects.toThrow(message);
  });

  it("refuses a step without a gradient for each tensor", () => {
    const { device } = opened;
    const [params, grads] = ["params", "grads"].map((name) =>
      storageBufferOf(device, name, new Float32Array(8)),
    );
    const step = (given?: GPUBuffer[]) => () =>
      runPass(device, (pass) => webgpuOptimizer(device, "adam", [{ params }]).encodeStep(pass, given));
    expect(step()).toThrow(/grads is "undefined"/);
    expect(step([grads, grads])).toThrow(/number of grads is 2/);
    expect(step([params])).toThrow(/another buffer/);
    expect(step([grads])).not.toThrow();
  });

  it("takes defaults for what is undefined, and refuses a learning rate that is none", () => {
    const optimizer = make("adam", { hyper: { learningRate: undefined }, map: undefined });
    expect(optimizer.learningRate).toBe(1e-3);
    expect(() => {
      optimizer.learningRate = null as never;
    }).toThrow(/learningRate is null/);
    expect(optimizer.learningRate).toBe(1e-3);
  });

  it("refuses two tensors in one buffer", () => {
    const params = storageBufferOf(opened.device, "params", new Float32Array(8));
    expect(() => webgpuOptimizer(opened.device, "adam", [{ params }, { params }])).toThrow(
      /params is "the buffer of two tensors"/,
    );
  });

  it("refuses gradients that are too short, or in the buffer of the parameters", () => {
    const { device } = opened;
    const params = storageBufferOf(device, "params", new Float32Array(64));
    const grads = storageBufferOf(device, "grads", new Float32Array(8));
    expect(() => webgpuOptimizer(device, "adam", [{ params, grads }])).toThrow(/size of grads is 32/);
    expect(() => webgpuOptimizer(device, "adam", [{ params, grads: params }])).toThrow(/another buffer/);
  });
});
