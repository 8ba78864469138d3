import { DeviceError } from "./errors";

/** Features to request where the adapter has them; no kernel needs them. */
// TensorFlow.js brings an older list of feature names that lacks "subgroups"; the assertion can go with it.
const OPTIONAL_FEATURES = [
  "timestamp-query",
  "subgroups",
  "shader-f16",
] as readonly string[] as GPUFeatureName[];

/** Limits to request as high as the adapter offers. All others keep the defaults of WebGPU. */
const RAISED_LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
] as const;

/** Names of drivers that compute on the CPU. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** The description of an adapter that has none: `GPUAdapter.info` is younger than WebGPU. */
const NO_INFO = { vendor: "", architecture: "", device: "", description: "" } as GPUAdapterInfo;

/** The smallest limits that a caller can work with, bytes. */
export interface WantedLimits {
  readonly maxBufferSize?: number;
  readonly maxStorageBufferBindingSize?: number;
}

/** A GPU device with the facts about its adapter. */
export interface OpenDevice {
  readonly device: GPUDevice;
  /** The adapter's description of itself; TensorFlow.js needs it too. */
  readonly adapterInfo: GPUAdapterInfo;
  /** The adapter's name for readers. */
  readonly name: string;
  readonly limits: GPUSupportedLimits;
  has(feature: GPUFeatureName): boolean;
  /** Resolves when the device is lost, or destroyed in another way than by `close`. */
  readonly lost: Promise<DeviceError>;
  /** Destroys the device on purpose; `lost` does not resolve. */
  close(): void;
}

/** Returns the most detailed name that the adapter gives. Browsers leave most fields empty. */
function readableName(info: GPUAdapterInfo): string {
  const maker = [info.vendor, info.architecture || info.device].filter(Boolean).join(" ");
  return info.description || maker || "unnamed GPU";
}

function checkLimits(limits: GPUSupportedLimits, wanted: WantedLimits, name: string): void {
  for (const [limit, least] of Object.entries(wanted) as [keyof WantedLimits, number][]) {
    const offered = limits[limit];
    if (offered < least) {
      throw new DeviceError("too-small", {
        key: "device.tooSmall",
        values: { least: String(least), name, offered: String(offered) },
      });
    }
  }
}

/**
 * Opens a GPU device with the optional features and buffer sizes that the adapter has.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @throws DeviceError "no-webgpu" if `gpu` is undefined, "no-adapter" if it offers no adapter, "too-small" if
 *   a limit of the adapter is below `wanted`, "lost" if it refuses to give a device
 */
export async function openDevice(gpu: GPU | undefined, wanted: WantedLimits = {}): Promise<OpenDevice> {
  if (!gpu) {
    const key = globalThis.isSecureContext === false ? "device.insecure" : "device.noWebGpu";
    throw new DeviceError("no-webgpu", { key });
  }
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) {
    throw new DeviceError("no-adapter", { key: "device.noAdapter" });
  }
  const info = adapter.info ?? NO_INFO;
  const name = readableName(info);
  checkLimits(adapter.limits, wanted, name);
  const device = await adapter
    .requestDevice({
      label: "blockwise",
      requiredFeatures: OPTIONAL_FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(
        RAISED_LIMITS.filter((limit) => adapter.limits[limit] !== undefined).map((limit) => [
          limit,
          adapter.limits[limit],
        ]),
      ),
    })
    .catch((cause: unknown) => {
      throw new DeviceError("lost", { key: "device.refused", values: { name } }, { cause });
    });
  let closed = false;
  return {
    device,
    adapterInfo: info,
    name,
    limits: device.limits,
    has: (feature) => device.features.has(feature),
    lost: new Promise((resolve) => {
      device.lost?.then(({ message }) => {
        if (closed) return;
        resolve(
          new DeviceError(
            "lost",
            message
              ? { key: "device.lostWhy", values: { name, why: message.trim() } }
              : { key: "device.lost", values: { name } },
          ),
        );
      });
    }),
    close() {
      closed = true;
      device.destroy();
    },
  };
}

/** Returns whether an adapter is a program on the CPU: its times tell nothing about a GPU. */
export function isSoftware({ vendor, architecture, device, description, ...info }: GPUAdapterInfo): boolean {
  // Older browsers lack this field; there the name tells.
  const fallback = (info as { isFallbackAdapter?: boolean }).isFallbackAdapter === true;
  return fallback || SOFTWARE.test(`${vendor} ${architecture} ${device} ${description}`);
}
