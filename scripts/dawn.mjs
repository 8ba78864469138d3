/** WebGPU for Node: Dawn, installed as `navigator.gpu`, as in a browser. */
import { pointAtVulkanDriver } from "./vulkan.mjs";

/**
 * @param {string[]} [flags] Dawn's own switches, such as "disable-dawn-features=timestamp_quantization"
 */
export async function installDawn(flags = []) {
  pointAtVulkanDriver();
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  // The object must stay reachable as long as any WebGPU object lives, or the process ends in a segfault (the
  // package's README, "Lifetime"). `navigator` keeps it.
  Object.defineProperty(globalThis, "navigator", {
    value: { gpu: create(flags), userAgent: "node" },
    configurable: true,
  });
}
