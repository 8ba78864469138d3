/** The optimizers on a device that we did not open: the limits that every WebGPU has, and no feature. */
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { RULES } from "@/lib/numerics/rules";
import { optimizer8bit, optimizerFor } from "./optimizers";

let device: GPUDevice;
beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error("no adapter");
  device = await adapter.requestDevice();
  tf.registerBackend("plain-webgpu", () => new WebGPUBackend(device, adapter.info));
  // Kernels of tfjs are registered under the name of its own backend.
  tf.copyRegisteredKernels("webgpu", "plain-webgpu");
  await tf.setBackend("plain-webgpu");
});
afterAll(() => device.destroy());

const ways = [
  ["32 bits", (rule: string) => optimizerFor({ rule, bits: 32 })],
  ["8 bits", (rule: string) => optimizerFor({ rule, bits: 8, min8bitSize: 0 })],
  ["4 bits", (rule: string) => optimizerFor({ rule, bits: 4, min8bitSize: 0 })],
  ["8 bits, one block", (rule: string) => optimizerFor({ rule, bits: 8, min8bitSize: 0, blockSize: 1e9 })],
] as const;

it("has the limits that are guaranteed, and no more", () => {
  expect(device.limits.maxStorageBuffersPerShaderStage).toBeLessThanOrEqual(10);
  expect(device.limits.maxComputeInvocationsPerWorkgroup).toBe(256);
  expect(device.limits.maxComputeWorkgroupStorageSize).toBe(16384);
  expect(device.features.has("shader-f16")).toBe(false);
});

it.each(RULES.flatMap(({ name }) => ways.map(([way, make]) => [name, way, make] as const)))(
  "%s steps in %s",
  async (rule, _, make) => {
    device.pushErrorScope("validation");
    const variable = tf.variable(tf.ones([5000]));
    const gradient = tf.fill([5000], 0.5);
    const optimizer = make(rule);
    for (let step = 0; step < 2; step++) optimizer.applyGradients({ [variable.name]: gradient });
    const values = await variable.data();
    expect(await device.popErrorScope()).toBeNull();
    for (const value of values) expect(value).toBeLessThan(1);
    optimizer.dispose();
    tf.dispose([variable, gradient]);
  },
);

it("submits all variables at once, and makes no bind group again while the buffers are the same", async () => {
  const variables = Array.from({ length: 5 }, () => tf.variable(tf.ones([2000])));
  const gradients = Object.fromEntries(variables.map(({ name }) => [name, tf.fill([2000], 0.5)]));
  const optimizer = optimizer8bit("adam", {}, { min8bitSize: 0 });
  optimizer.applyGradients(gradients);
  const bindings = vi.spyOn(device, "createBindGroup");
  const submissions = vi.spyOn(device.queue, "submit");
  const writes = vi.spyOn(device.queue, "writeBuffer");
  optimizer.applyGradients(gradients);
  expect(bindings).not.toHaveBeenCalled();
  // Our step alone: tfjs has recorded nothing.
  expect(submissions).toHaveBeenCalledTimes(1);
  expect(writes).toHaveBeenCalledTimes(1);

  // A new buffer behind the same variable is bound anew.
  const other = tf.fill([2000], 7);
  variables[0].assign(other);
  optimizer.applyGradients(gradients);
  expect(bindings.mock.calls.length).toBeGreaterThan(0);
  const after = (await variables[0].data())[0];
  expect(after).toBeGreaterThan(6.9);
  expect(after).toBeLessThan(7);
  vi.restoreAllMocks();
  optimizer.dispose();
  tf.dispose([other, gradients, ...variables]);
});
