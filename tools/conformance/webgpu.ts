import { readBytes, storageBufferOf } from "@/lib/gpu/buffers";
import { openDevice } from "@/lib/gpu/device";
import { dequantizeOnGpu, quantizeOnGpu } from "@/lib/gpu/quantize";
import { makeState8 } from "@/lib/gpu/state";
import { readState, writeState } from "@/lib/gpu/stateData";
import { encodeStep } from "@/lib/gpu/step";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import type { Engine } from "./engine";

/**
 * Makes the engine of the kernels of lib/gpu, with Dawn in Node.
 *
 * @throws DeviceError if there is no Vulkan driver
 */
export async function webgpuEngine(): Promise<Engine> {
  await installDawn();
  const opened = await openDevice(navigator.gpu);
  const { device } = opened;
  // WebGPU reports errors asynchronously; without this listener a comparison would fail without a reason.
  device.addEventListener("uncapturederror", (event) => {
    throw new Error((event as GPUUncapturedErrorEvent).error.message);
  });
  return {
    device: opened.name,
    quantize: (x, map, blockSize) => quantizeOnGpu(device, x, map, blockSize),
    dequantize: (quantized) => dequantizeOnGpu(device, quantized),
    async advance({ rule, hyper, blockSize, maps }, before, gradients, firstStep) {
      const n = before.params.length;
      const state = makeState8(device, rule, n, blockSize, maps);
      writeState(state, before.states);
      const params = storageBufferOf(device, "params", before.params);
      const grads = storageBufferOf(device, "grads", new Float32Array(n));
      for (const [i, gradient] of gradients.entries()) {
        device.queue.writeBuffer(grads, 0, gradient as Float32Array<ArrayBuffer>);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        encodeStep(pass, state, { params, grads, coefficients: rule.prepare(hyper, firstStep + i) });
        pass.end();
        device.queue.submit([encoder.finish()]);
      }
      const after = {
        params: new Float32Array(await readBytes(device, params, n * 4)),
        states: await readState(state),
      };
      for (const owner of [state, params, grads]) owner.destroy();
      return after;
    },
    dispose: async () => opened.close(),
  };
}
