/** Which machine tfjs computes on: the GPU that the caller offers, or the CPU. */
import * as tf from "@tensorflow/tfjs-core";
// tfjs-core registers no gradient by itself: without this, "gradient function not found for Neg".
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { openDevice } from "@/lib/gpu/device";

/** The smallest buffer that is asked of a GPU, bytes. WebGPU guarantees more; a crippled adapter may not. */
const leastBuffer = 16 * 2 ** 20;

/** What tfjs names its WebGPU backend; registering under the same name keeps its kernels. */
const webgpu = "webgpu";

export interface Backend {
  readonly kind: "webgpu" | "reference";
  /** Adapter name, or what runs instead. */
  readonly device: string;
  /** What one buffer may hold, bytes; null where nothing reports it. */
  readonly limits: Pick<GPUSupportedLimits, "maxBufferSize" | "maxStorageBufferBindingSize"> | null;
  /** Settles with a sentence if the device goes away before `close`; never on the CPU. */
  readonly lost: Promise<string>;
  /** Take the device away as a driver would, for tests of recovery. */
  lose(): void;
  /** Give the device back. Tensors on it are gone. */
  close(): void;
}

/**
 * Open WebGPU and make it tfjs's backend.
 *
 * tfjs gets a device that we opened, so that its limits, features and loss are ours to handle: its own
 * registration asks for the default limits and fails without an adapter. Tensors of an earlier "webgpu"
 * backend become invalid.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @param onError hears of errors that WebGPU reports later, such as the lack of memory
 * @throws DeviceError whose message is a sentence for the reader
 */
export async function openWebGpu(
  gpu: GPU | undefined,
  onError?: (sentence: string) => void,
): Promise<Backend> {
  const opened = await openDevice(gpu, {
    maxBufferSize: leastBuffer,
    maxStorageBufferBindingSize: leastBuffer,
  });
  const { device, adapterInfo, name } = opened;
  if (onError) {
    device.addEventListener("uncapturederror", ({ error }) => onError(`The GPU reports: ${error.message}`));
  }
  if (tf.findBackendFactory(webgpu)) tf.removeBackend(webgpu);
  tf.registerBackend(webgpu, () => new WebGPUBackend(device, adapterInfo), 3);
  if (!(await tf.setBackend(webgpu))) throw new Error("tfjs could not start on the WebGPU device.");
  return {
    kind: "webgpu",
    device: name,
    limits: opened.limits,
    lost: opened.lost.then((error) => error.message),
    lose: () => device.destroy(),
    close: () => opened.close(),
  };
}

/** Make the CPU tfjs's backend; optimizers then run the numerics reference. */
export async function openReference(): Promise<Backend> {
  // The advice to install tfjs-node, printed in Node at first use, leaves out that the reference is wanted.
  tf.env().set("PROD", true);
  // The package registers itself, but says that importing it for that has no effect, so a bundler leaves it
  // out.
  if (!tf.findBackendFactory("cpu")) tf.registerBackend("cpu", () => new MathBackendCPU());
  if (!(await tf.setBackend("cpu"))) throw new Error("tfjs could not start its cpu backend.");
  return {
    kind: "reference",
    device: "CPU, in JavaScript",
    limits: null,
    lost: new Promise(() => {}),
    lose() {},
    close() {},
  };
}
