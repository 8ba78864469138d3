import { readBytes, storageBufferOf } from "@/lib/gpu/buffers";
import { dequantizeOnGpu, quantizeOnGpu } from "@/lib/gpu/quantize";
import { makeState8 } from "@/lib/gpu/state";
import { readState, writeState } from "@/lib/gpu/stateData";
import { encodeStep } from "@/lib/gpu/step";
import type { Engine } from "./engine";

/** A device, its name for the report, and what frees it. */
interface GivenDevice {
  readonly device: GPUDevice;
  readonly name: string;
  close(): void;
}

/** Makes the engine of the kernels of lib/gpu on an open device; `dispose` of the engine closes the device. */
export function gpuEngine({ device, name, close }: GivenDevice): Engine {
  return {
    device: name,
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
    dispose: async () => close(),
  };
}
