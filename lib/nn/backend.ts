/** Sets the engine that tfjs computes on: the GPU that the caller offers, or the CPU. */
import * as tf from "@tensorflow/tfjs-core";
// tfjs-core registers no gradient by itself: without this, "gradient function not found for Neg".
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { openDevice } from "@/lib/gpu/device";
import type { DeviceError } from "@/lib/gpu/errors";

/** The smallest buffer limit that we accept. WebGPU guarantees more, but some adapters offer less. */
const LEAST_BUFFER_BYTES = 16 * 2 ** 20;

/** The name of tfjs's WebGPU backend. Registered under the same name, our backend uses its kernels. */
const webgpu = "webgpu";

/** The engine that tfjs computes on. */
export interface Backend {
  readonly kind: "webgpu" | "reference";
  /** The adapter's name, or "CPU, in JavaScript". */
  readonly device: string;
  /** The largest buffers, bytes; null on the CPU. */
  readonly limits: Pick<GPUSupportedLimits, "maxBufferSize" | "maxStorageBufferBindingSize"> | null;
  /** Resolves if the device is lost before `close`; never on the CPU. */
  readonly lost: Promise<DeviceError>;
  /** Destroys the device as a driver would, for tests of recovery. */
  lose(): void;
  /** Destroys the device and the tensors on it. */
  close(): void;
}

/**
 * Opens WebGPU and makes it tfjs's backend.
 *
 * tfjs gets a device that we opened, so that we handle its limits, features and loss: tfjs's own registration
 * requests the default limits and fails without an adapter. Tensors of an earlier "webgpu" backend become
 * invalid.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @param onError receives the messages of errors that WebGPU reports later, such as lack of memory
 * @throws DeviceError whose message is a sentence for the reader
 */
export async function openWebGpu(
  gpu: GPU | undefined,
  onError?: (message: string) => void,
): Promise<Backend> {
  const opened = await openDevice(gpu, {
    maxBufferSize: LEAST_BUFFER_BYTES,
    maxStorageBufferBindingSize: LEAST_BUFFER_BYTES,
  });
  const { device, adapterInfo, name } = opened;
  if (onError) {
    device.addEventListener?.("uncapturederror", ({ error }) => onError(error.message));
  }
  if (tf.findBackendFactory(webgpu)) tf.removeBackend(webgpu);
  tf.registerBackend(webgpu, () => new WebGPUBackend(device, adapterInfo), 3);
  if (!(await tf.setBackend(webgpu))) throw new Error("tfjs could not start on the WebGPU device.");
  return {
    kind: "webgpu",
    device: name,
    limits: opened.limits,
    lost: opened.lost,
    lose: () => device.destroy(),
    close: () => opened.close(),
  };
}

/** Makes the CPU tfjs's backend; optimizers then run lib/numerics. */
export async function openReference(): Promise<Backend> {
  // In Node tfjs prints the advice to install tfjs-node, which we do not want: the plain CPU backend is the
  // reference.
  tf.env().set("PROD", true);
  // The package registers itself on import, but declares that it has no side effects, so that a bundler drops
  // the import.
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
