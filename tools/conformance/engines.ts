import { openDevice } from "@/lib/gpu/device";
import type { Engine } from "@/lib/verify/engine";
import { gpuEngine } from "@/lib/verify/gpuEngine";
import { referenceEngine } from "@/lib/verify/referenceEngine";
import { installDawn } from "@/scripts/setup/dawn.mjs";

/**
 * Makes the engine of the kernels of lib/gpu, with Dawn in Node.
 *
 * @throws DeviceError if there is no Vulkan driver
 */
async function webgpuEngine(): Promise<Engine> {
  await installDawn();
  const opened = await openDevice(navigator.gpu);
  // WebGPU reports errors asynchronously; without this listener a comparison would fail without a reason.
  opened.device.addEventListener("uncapturederror", (event) => {
    throw new Error((event as GPUUncapturedErrorEvent).error.message);
  });
  return gpuEngine(opened);
}

/**
 * Makers of engines by name. A maker throws an error with a sentence for the user if its engine cannot run.
 */
export const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  reference: async () => referenceEngine(),
  webgpu: webgpuEngine,
};
