import { expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { ruleNamed } from "@/lib/numerics/rules";
import { storageBuffer } from "./buffers";
import { makeCosineMeter } from "./cosine";
import { openDevice } from "./device";
import { DeviceError, KernelArgumentError } from "./errors";
import { dequantizeOnGpu, quantizeOnGpu } from "./quantize";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { writeState } from "./stateWrites";
import { encodeStep } from "./step";
import { openTestDevice, runPass } from "./testDevice";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const maps = { signed, unsigned: makeMap("dynamic", { bits: 8, signed: false }) };
const adam = ruleNamed("adam");

it("no WebGPU, and WebGPU without an adapter, say so", async () => {
  await expect(openDevice(undefined)).rejects.toMatchObject({ name: "DeviceError", code: "no-webgpu" });
  const empty = { requestAdapter: async () => null } as unknown as GPU;
  await expect(openDevice(empty)).rejects.toMatchObject({ name: "DeviceError", code: "no-adapter" });
});

it("an adapter that is too small says how much it holds", async () => {
  const wanted = { maxBufferSize: 2 ** 52 };
  await expect(openDevice(navigator.gpu, wanted)).rejects.toMatchObject({ code: "too-small" });
  await expect(openDevice(navigator.gpu, wanted)).rejects.toThrow(/4503599627370496 bytes/);
});

it("an open device has a name and the adapter's buffer sizes", async () => {
  const opened = await openTestDevice();
  expect(opened.name).not.toBe("");
  expect(opened.limits.maxStorageBufferBindingSize).toBeGreaterThanOrEqual(2 ** 27);
  expect(opened.has("timestamp-query")).toBe(opened.device.features.has("timestamp-query"));
  opened.close();
});

it("a device that is destroyed by others is reported as lost", async () => {
  const opened = await openTestDevice();
  opened.device.destroy();
  const error = await opened.lost;
  expect(error).toBeInstanceOf(DeviceError);
  expect(error.code).toBe("lost");
  expect(error.message).toContain(opened.name);
});

it("what a kernel cannot take is refused with the argument, its value and what is allowed", async () => {
  const opened = await openTestDevice();
  const { device } = opened;
  expect(() => makeState8(device, adam, 0, 256, maps)).toThrow("n is 0, but must be a whole number from 1");
  expect(() => makeState8(device, adam, 100, 98, maps)).toThrow(
    "blockSize is 98, but must be a multiple of 4",
  );
  expect(() => makeState32(device, { ...adam, name: "none" }, 8)).toThrow(
    'rule is "none", but must be one of adam',
  );
  expect(() => makeCosineMeter(device, [], 4, true)).toThrow(KernelArgumentError);

  const state = makeState8(device, adam, 100, 64, maps);
  const small = storageBuffer(device, "small", 16);
  const params = storageBuffer(device, "params", 400);
  const coefficients = adam.prepare({}, 1);
  runPass(device, (pass) => {
    const step = (input: Partial<Parameters<typeof encodeStep>[2]>) => () =>
      encodeStep(pass, state, { params, grads: params, coefficients, ...input });
    expect(step({ grads: small })).toThrow("the size of grads is 16, but must be at least 400 bytes.");
    expect(step({ coefficients: { beta1: 0.9 } })).toThrow("the coefficient oneMinusBeta1 is undefined");
    expect(step({ coefficients: small })).toThrow("the size of coefficients is 16");
  });
  const data = await readState(state);
  expect(() => writeState(state, data.slice(1))).toThrow("the length of data is 1");
  const short = data.map(({ absmax }) => ({ codes: new Uint8Array(99), absmax }));
  expect(() => writeState(state, short)).toThrow("the length of the codes of m is 99, but must be 100.");
  state.destroy();
  await expect(readState(state)).rejects.toThrow(KernelArgumentError);
  for (const buffer of [small, params]) buffer.destroy();
  opened.close();
});

it("a saved state is loaded again, codes and absmax included", async () => {
  const opened = await openTestDevice();
  const state = makeState8(opened.device, adam, 101, 64, maps);
  const saved = (await readState(state)).map(({ codes, absmax, ...rest }, k) => ({
    ...rest,
    codes: codes.map((_, i) => (i * 7 + k) % 256),
    absmax: absmax.map((_, b) => b + k + 0.5),
  }));
  writeState(state, saved);
  expect(await readState(state)).toEqual(saved);
  state.destroy();

  const floats = makeState32(opened.device, adam, 101);
  const values = adam.states.map((_, k) => Float32Array.from({ length: 101 }, (_, i) => i + k));
  writeState(floats, values);
  expect(await readState(floats)).toEqual(values);
  floats.destroy();
  opened.close();
});

it("every buffer that is made has a label and is destroyed again", async () => {
  const opened = await openTestDevice();
  const { device } = opened;
  const alive = new Set<GPUBuffer>();
  const createBuffer = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    expect(descriptor.label).toBeTruthy();
    const buffer = createBuffer(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      alive.delete(buffer);
      destroy();
    };
    alive.add(buffer);
    return buffer;
  };
  const params = storageBuffer(device, "params", 400);
  const grads = storageBuffer(device, "grads", 400);
  const states = [
    makeState8(device, adam, 100, 64, maps),
    makeState8(device, adam, 100, 100, maps),
    makeState32(device, adam, 100),
  ];
  for (const state of states) {
    for (let step = 1; step <= 3; step++) {
      const coefficients = adam.prepare({}, step);
      runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
    }
    await (state.bits === 8 ? readState(state) : readState(state));
    state.destroy();
  }
  const quantized = await quantizeOnGpu(device, Float32Array.of(1, 2, 3), signed, 64);
  await dequantizeOnGpu(device, quantized);
  await quantizeOnGpu(device, Float32Array.of(1, 2, 3), signed, 3);
  makeCosineMeter(device, [3, 4], 5, true).destroy();
  params.destroy();
  grads.destroy();
  expect([...alive].map(({ label }) => label)).toEqual([]);
  opened.close();
});
