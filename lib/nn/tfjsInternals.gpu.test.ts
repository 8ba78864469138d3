/**
 * A contract with tfjs 4.22.0: each of its internals that the adapter file relies on, tried on a real device.
 * If one of these fails after an upgrade, in-place updates would go wrong in silence.
 */
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readBytes, storageBufferOf } from "@/lib/gpu/buffers";
import { type Backend, openReference, openWebGpu } from "./backend";
import {
  activeWebGpu,
  bufferOf,
  compileKernels,
  ensureOwnBuffer,
  flush,
  requireKnownVersion,
  stopCpuCopies,
  upload,
  valuesBeforeUpload,
} from "./tfjsInternals";
import { valuesInMemory } from "./valuesInMemory";

let opened: Backend;
let device: GPUDevice;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
  device = backend().device;
});
afterAll(() => opened.close());

const backend = () => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  return active;
};

/** Overwrite a tensor's buffer behind tfjs's back, as a kernel does. */
function overwrite(tensor: tf.Tensor, values: number[]) {
  flush(backend(), [tensor]);
  device.queue.writeBuffer(bufferOf(backend(), tensor), 0, Float32Array.from(values));
}

it("is refused on WebGPU in any version but 4.22", () => {
  expect(() => requireKnownVersion(tf.version_core)).not.toThrow();
  for (const version of ["4.21.0", "4.220.0", "14.22.0", "5.0.0"])
    expect(() => requireKnownVersion(version)).toThrow(`is "${version}", but must be 4.22`);
});

describe("tfjs 4.22.0", () => {
  it("is the version that this file is about", () => {
    expect(tf.version_core).toBe("4.22.0");
  });

  it("computes with gradients", async () => {
    const x = tf.tensor1d([1, 2, 3]);
    const gradient = tf.grad((t) => tf.sum(tf.neg(tf.mul(t, t))))(x);
    expect(Array.from(await gradient.data())).toEqual([-2, -4, -6]);
    tf.dispose([x, gradient]);
  });

  it("keeps a small tensor on the CPU until it is uploaded; then its buffer has exactly its bytes", () => {
    const small = tf.tensor1d([1, 2, 3]);
    expect(() => bufferOf(backend(), small)).toThrow(/no buffer on the GPU/);
    flush(backend(), [small]);
    expect(bufferOf(backend(), small).size).toBe(12);
    small.dispose();
  });

  it("submits what it has recorded, and nothing if it has recorded nothing", async () => {
    const submit = vi.spyOn(device.queue, "submit");
    const x = tf.tensor1d([1, 2]);
    const sum = tf.tidy(() => tf.add(tf.mul(tf.ones([2000]), 3), 1));
    flush(backend(), [x]);
    expect(submit).toHaveBeenCalledTimes(1);
    flush(backend(), [x]);
    flush(backend(), []);
    expect(submit).toHaveBeenCalledTimes(1);
    submit.mockRestore();
    expect((await sum.data())[1999]).toBe(4);
    tf.dispose([x, sum]);
  });

  it("has the values of a tensor at hand until it is uploaded, and not of the result of an operation", async () => {
    const ids = tf.tensor1d([1, 2, 3], "int32");
    expect(valuesBeforeUpload(backend(), ids.dataId)).toEqual(Int32Array.of(1, 2, 3));
    upload(backend(), [ids]);
    expect(valuesBeforeUpload(backend(), ids.dataId)).toBeUndefined();
    await ids.data();
    expect(valuesBeforeUpload(backend(), ids.dataId)).toBeUndefined();
    const doubled = tf.mul(ids, 2);
    expect(valuesBeforeUpload(backend(), doubled.dataId)).toBeUndefined();
    tf.dispose([ids, doubled]);
  });

  it("computes with small tensors on the CPU, unless one is on the GPU", () => {
    const [a, b] = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4])];
    const onCpu = tf.add(a, b);
    expect(valuesBeforeUpload(backend(), onCpu.dataId)).toEqual(Float32Array.of(4, 6));
    upload(backend(), [a]);
    const onGpu = tf.add(a, b);
    expect(valuesBeforeUpload(backend(), onGpu.dataId)).toBeUndefined();
    tf.dispose([a, b, onCpu, onGpu]);
  });

  it("takes every buffer from its pool and gives it back by the next submission", () => {
    const { bufferManager } = backend();
    flush(backend(), []);
    const used = bufferManager.getNumUsedBuffers();
    const [x, factor] = [tf.ones([3000]), tf.scalar(3)];
    const product = tf.mul(x, factor);
    expect(bufferManager.getNumUsedBuffers()).toBeGreaterThan(used);
    tf.dispose([x, factor, product]);
    flush(backend(), []);
    expect(bufferManager.getNumUsedBuffers()).toBe(used);
  });

  it("can be flushed with nothing recorded, and with a pass open", async () => {
    flush(backend(), []);
    const [a, b] = [tf.ones([2000]), tf.ones([2000])];
    flush(backend(), [a, b]);
    const sum = tf.add(a, b);
    flush(backend(), []);
    expect((await sum.data())[1999]).toBe(2);
    tf.dispose([a, b, sum]);
  });

  it("hands out its CPU copy after a write in place, until copies are stopped", async () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    await variable.data();
    overwrite(variable, [7, 8]);
    await variable.data();
    overwrite(variable, [9, 10]);
    expect(Array.from(await variable.data())).toEqual([7, 8]);
    stopCpuCopies(backend(), variable);
    expect(Array.from(await variable.data())).toEqual([9, 10]);
    overwrite(variable, [11, 12]);
    expect(Array.from(await variable.data())).toEqual([11, 12]);
    variable.dispose();
  });

  it("keeps the values of a read that was under way, until copies are stopped", async () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    overwrite(variable, [3, 4]);
    const under = variable.data();
    overwrite(variable, [5, 6]);
    expect(Array.from(await under)).toEqual([3, 4]);
    expect(Array.from(await variable.data())).toEqual([3, 4]);
    stopCpuCopies(backend(), variable);
    const again = variable.data();
    overwrite(variable, [7, 8]);
    expect(Array.from(await again)).toEqual([5, 6]);
    expect(Array.from(await variable.data())).toEqual([7, 8]);
    variable.dispose();
  });

  it("swaps the buffer in assign", () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    flush(backend(), [variable]);
    const before = bufferOf(backend(), variable);
    variable.assign(tf.tensor1d([3, 4]));
    flush(backend(), [variable]);
    expect(bufferOf(backend(), variable)).not.toBe(before);
    variable.dispose();
  });

  it("shares one buffer between a tensor, its clone, its reshape and a variable made of it", () => {
    const tensor = tf.tensor1d([1, 2, 3, 4]);
    flush(backend(), [tensor]);
    const others = [tf.clone(tensor), tf.reshape(tensor, [2, 2]), tf.variable(tensor)];
    for (const other of others) expect(bufferOf(backend(), other)).toBe(bufferOf(backend(), tensor));
    expect(backend().refCount(tensor.dataId)).toBe(4);
    tf.dispose([tensor, ...others]);
  });

  it("copies a shared buffer exactly", async () => {
    // -0, a subnormal and a NaN would not survive arithmetic on every GPU.
    const bits = new Uint32Array([0x80000000, 0x00000001, 0x7fc01234, 0x3f800000]);
    const initial = tf.tensor1d(new Float32Array(bits.buffer));
    const variable = tf.variable(initial);
    flush(backend(), [variable]);
    ensureOwnBuffer(backend(), variable);
    expect(bufferOf(backend(), variable)).not.toBe(bufferOf(backend(), initial));
    expect(backend().refCount(variable.dataId)).toBe(1);
    expect(new Uint32Array((await variable.data<"float32">()).slice().buffer)).toEqual(bits);
    const own = bufferOf(backend(), variable);
    ensureOwnBuffer(backend(), variable);
    expect(bufferOf(backend(), variable)).toBe(own);
    tf.dispose([initial, variable]);
  });

  it.each([
    ["of the tensor's size", 4],
    ["that is larger and cannot be copied into", 256],
  ])("copies a buffer of the program %s, which it only borrows", async (_, length) => {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
    const buffer = device.createBuffer({ size: 4 * length, usage, mappedAtCreation: true });
    new Float32Array(buffer.getMappedRange()).set([1, 2, 3, 4]);
    buffer.unmap();
    const initial = tf.tensor({ buffer, zeroCopy: true }, [4], "float32");
    const variable = tf.variable(initial);
    initial.dispose();
    expect(backend().refCount(variable.dataId)).toBe(1);
    ensureOwnBuffer(backend(), variable);
    expect(bufferOf(backend(), variable)).not.toBe(buffer);
    overwrite(variable, [5, 6, 7, 8]);
    expect(Array.from(await variable.data())).toEqual([5, 6, 7, 8]);
    expect(new Float32Array(await readBytes(device, buffer, 16))).toEqual(Float32Array.of(1, 2, 3, 4));
    variable.dispose();
    buffer.destroy();
  });

  it("reads a larger buffer back whole, so a tensor cannot be a part of one", async () => {
    const buffer = storageBufferOf(device, "larger", new Float32Array(256));
    const tensor = tf.tensor({ buffer, zeroCopy: true }, [4], "float32");
    expect((await tensor.data()).length).toBe(256);
    tensor.dispose();
    buffer.destroy();
  });

  it("refuses to read synchronously on webgpu", async () => {
    const tensor = tf.tensor1d([1]);
    expect(() => valuesInMemory(tensor)).toThrow(/synchronously/);
    tensor.dispose();
  });

  it("compiles the kernels of operations ahead, and neither runs them nor keeps a tensor", async () => {
    const { pipelineCache } = backend() as unknown as { pipelineCache: Record<string, unknown> };
    const x = tf.tensor2d(
      Array.from({ length: 2310 }, (_, i) => i % 7),
      [33, 70],
    );
    const operations = () => tf.sum(tf.erf(tf.matMul(x, x, false, true)), 0);
    flush(backend(), [x]);
    const before = { kernels: Object.keys(pipelineCache).length, tensors: tf.memory().numTensors };
    const submit = vi.spyOn(device.queue, "submit");
    const synchronous = vi.spyOn(device, "createComputePipeline");
    await compileKernels(backend(), operations);
    expect(tf.memory().numTensors).toBe(before.tensors);
    expect(Object.keys(pipelineCache).length).toBeGreaterThanOrEqual(before.kernels + 3);
    expect(submit).not.toHaveBeenCalled();
    const sum = tf.tidy(operations);
    expect(synchronous).not.toHaveBeenCalled();
    expect((await sum.data())[0]).toBeGreaterThan(0);
    submit.mockRestore();
    synchronous.mockRestore();
    expect(tf.env().getBool("WEBGPU_ENGINE_COMPILE_ONLY")).toBe(false);
    await expect(
      compileKernels(backend(), () => {
        throw new Error("the test's own");
      }),
    ).rejects.toThrow("the test's own");
    expect(tf.env().getBool("WEBGPU_ENGINE_COMPILE_ONLY")).toBe(false);
    tf.dispose([x, sum]);
  });

  it("can change to the cpu backend and to another device", async () => {
    await openReference();
    expect(activeWebGpu()).toBeUndefined();
    const onCpu = tf.tensor1d([5]);
    expect(valuesInMemory(onCpu)[0]).toBe(5);
    onCpu.dispose();
    const other = await openWebGpu(navigator.gpu);
    expect(backend().device).not.toBe(device);
    const big = tf.ones([3000]);
    const doubled = tf.add(big, big);
    expect((await doubled.data())[2999]).toBe(2);
    tf.dispose([big, doubled]);
    other.close();
  });
});
