import { DeviceError } from "./errors";

/** Features that are asked for where the adapter has them; no kernel needs one. */
// TensorFlow.js brings an older list of feature names that lacks "subgroups"; the assertion can go with it.
const optionalFeatures = [
  "timestamp-query",
  "subgroups",
  "shader-f16",
] as readonly string[] as GPUFeatureName[];

/** Limits that are raised to what the adapter offers. Everything else keeps the defaults of WebGPU. */
const raisedLimits = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
] as const;

/** The least that a caller can do with; bytes. */
export interface WantedLimits {
  readonly maxBufferSize?: number;
  readonly maxStorageBufferBindingSize?: number;
}

export interface OpenDevice {
  readonly device: GPUDevice;
  /** What the adapter says of itself; TensorFlow.js wants it too. */
  readonly adapterInfo: GPUAdapterInfo;
  /** The adapter's name as a reader may see it. */
  readonly name: string;
  readonly limits: GPUSupportedLimits;
  has(feature: GPUFeatureName): boolean;
  /** Settles when the device was taken away (or destroyed by anybody but `close`). */
  readonly lost: Promise<DeviceError>;
  /** Give the device back on purpose; `lost` stays silent. */
  close(): void;
}

/** The adapter's own name for itself, the longest that it gives. Browsers leave most fields empty. */
function readableName(info: GPUAdapterInfo): string {
  const maker = [info.vendor, info.architecture || info.device].filter((part) => part !== "").join(" ");
  return info.description || maker || "unnamed GPU";
}

function checkLimits(limits: GPUSupportedLimits, wanted: WantedLimits, name: string): void {
  for (const [limit, least] of Object.entries(wanted) as [keyof WantedLimits, number][]) {
    const offered = limits[limit];
    if (offered < least) {
      throw new DeviceError(
        "too-small",
        `This needs ${least} bytes in one GPU buffer, and the GPU (${name}) allows ${offered}.`,
      );
    }
  }
}

/**
 * Open a GPU device with all features and buffer sizes that the adapter has.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @throws DeviceError "no-webgpu" if `gpu` is undefined, "no-adapter" if it offers no adapter, "too-small" if
 *   the adapter cannot hold what is wanted, "lost" if it refuses to give a device
 */
export async function openDevice(gpu: GPU | undefined, wanted: WantedLimits = {}): Promise<OpenDevice> {
  if (!gpu) {
    const why =
      globalThis.isSecureContext === false
        ? "Browsers offer WebGPU to secure pages (https) only, and this page or the one around it is not."
        : "This browser has no WebGPU.";
    throw new DeviceError("no-webgpu", why);
  }
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) {
    throw new DeviceError("no-adapter", "This browser has WebGPU, but it found no GPU that it can use.");
  }
  const name = readableName(adapter.info);
  checkLimits(adapter.limits, wanted, name);
  const device = await adapter
    .requestDevice({
      label: "blockwise",
      requiredFeatures: optionalFeatures.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(raisedLimits.map((limit) => [limit, adapter.limits[limit]])),
    })
    .catch((cause: unknown) => {
      throw new DeviceError("lost", `The GPU (${name}) gave no device.`, { cause });
    });
  let closed = false;
  return {
    device,
    adapterInfo: adapter.info,
    name,
    limits: device.limits,
    has: (feature) => device.features.has(feature),
    lost: new Promise((resolve) => {
      device.lost.then(({ message }) => {
        const why = message ? `: ${message.trim()}` : ".";
        if (!closed) resolve(new DeviceError("lost", `The GPU (${name}) went away${why}`));
      });
    }),
    close() {
      closed = true;
      device.destroy();
    },
  };
}
