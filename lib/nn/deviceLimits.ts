import { OptimizerError } from "./errors";

/**
 * The limits that the kernels need: bindings, threads and bytes. All devices but some in compatibility mode
 * have them.
 */
const LEAST_LIMITS = {
  maxStorageBuffersPerShaderStage: 6,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
  maxComputeWorkgroupStorageSize: 16384,
} as const;

/** Refuses a device whose limits are too low. @throws OptimizerError that names the first such limit */
export function checkDevice(limits: Readonly<Record<keyof typeof LEAST_LIMITS, number>>): void {
  for (const [limit, least] of Object.entries(LEAST_LIMITS) as [keyof typeof LEAST_LIMITS, number][]) {
    if (limits[limit] < least)
      throw new OptimizerError(`the GPU's limit ${limit}`, limits[limit], `at least ${least}`);
  }
}
