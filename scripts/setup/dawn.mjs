/** WebGPU for Node: Dawn, as `navigator.gpu`, where a browser has it. */
import { pointAtVulkanDriver } from "./vulkan.mjs";

/**
 * Define `navigator.gpu` in this process.
 *
 * @param {string[]} [flags] Dawn's own switches, such as "disable-dawn-features=timestamp_quantization"
 */
export async function installDawn(flags = []) {
  pointAtVulkanDriver();
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  // The object must stay reachable as long as any WebGPU object lives, or the process ends in a segmentation
  // fault (README of the package webgpu, "Lifetime"). `navigator` holds the reference.
  Object.defineProperty(globalThis, "navigator", {
    value: { gpu: create(flags), userAgent: "node" },
    configurable: true,
  });
}
