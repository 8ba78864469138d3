import { readBytes, storageBufferOf } from "@/lib/gpu/buffers";
import { dequantizeOnGpu, quantizeOnGpu } from "@/lib/gpu/quantize";
import type { State } from "@/lib/gpu/state";
import { makeState4 } from "@/lib/gpu/state4";
import { makeState8 } from "@/lib/gpu/state8";
import { readState } from "@/lib/gpu/stateData";
import { writeState } from "@/lib/gpu/stateWrites";
import { encodeStep } from "@/lib/gpu/step";
import { packCodes } from "@/lib/numerics/packCodes";
import type { Hyper, Rule } from "@/lib/numerics/rules";
import { unpack } from "@/lib/numerics/step4";
import type { Engine } from "./engine";

/** A device, its name for the report, and the function that frees it. */
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
      const state = makeState8(device, rule, before.params.length, blockSize, maps);
      try {
        writeState(state, before.states);
        const params = await doSteps(state, rule, hyper, before.params, gradients, firstStep);
        return { params, states: await readState(state) };
      } finally {
        state.destroy();
      }
    },
    dispose: async () => close(),
  };
}

/** Makes the steps of a device with 4-bit state; the codes of its states are one to a byte. */
export const fourBitSteps = (device: GPUDevice): Pick<Engine, "advance"> => ({
  async advance({ rule, hyper, blockSize, maps }, before, gradients, firstStep) {
    const state = makeState4(device, rule, before.params.length, blockSize, maps);
    try {
      writeState(
        state,
        before.states.map(({ codes, absmax }) => ({ bytes: packCodes(codes), absmax })),
      );
      const params = await doSteps(state, rule, hyper, before.params, gradients, firstStep);
      return { params, states: (await readState(state)).map(unpack) };
    } finally {
      state.destroy();
    }
  },
});

/** Does one step for each gradient, from `firstStep` on, and returns the parameters after the last. */
async function doSteps(
  state: State,
  rule: Rule,
  hyper: Hyper,
  start: Float32Array,
  gradients: readonly Float32Array[],
  firstStep: number,
): Promise<Float32Array> {
  const { device } = state;
  const params = storageBufferOf(device, "params", start);
  const grads = storageBufferOf(device, "grads", new Float32Array(start.length));
  try {
    for (const [i, gradient] of gradients.entries()) {
      device.queue.writeBuffer(grads, 0, gradient as Float32Array<ArrayBuffer>);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      encodeStep(pass, state, { params, grads, coefficients: rule.prepare(hyper, firstStep + i) });
      pass.end();
      device.queue.submit([encoder.finish()]);
    }
    return new Float32Array(await readBytes(device, params, start.length * 4));
  } finally {
    params.destroy();
    grads.destroy();
  }
}
