/** Which machine tfjs computes on: the GPU that the caller offers, or the CPU. */
import { openDevice } from "@/lib/gpu/device";
import { computeOnCpu, computeOnDevice } from "./tfjsInternals";

/** The smallest buffer that is asked of a GPU, bytes. WebGPU guarantees more; a crippled adapter may not. */
const leastBuffer = 16 * 2 ** 20;

export interface Backend {
  readonly kind: "webgpu" | "reference";
  /** Adapter name, or what runs instead. */
  readonly device: string;
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
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @throws DeviceError whose message is a sentence for the reader
 */
export async function openWebGpu(gpu: GPU | undefined): Promise<Backend> {
  const opened = await openDevice(gpu, {
    maxBufferSize: leastBuffer,
    maxStorageBufferBindingSize: leastBuffer,
  });
  await computeOnDevice(opened.device, opened.adapterInfo);
  return {
    kind: "webgpu",
    device: opened.name,
    lost: opened.lost.then((error) => error.message),
    lose: () => opened.device.destroy(),
    close: () => opened.close(),
  };
}

/** Make the CPU tfjs's backend; optimizers then run the numerics reference. */
export async function openReference(): Promise<Backend> {
  await computeOnCpu();
  return {
    kind: "reference",
    device: "CPU, in JavaScript",
    lost: new Promise(() => {}),
    lose() {},
    close() {},
  };
}
