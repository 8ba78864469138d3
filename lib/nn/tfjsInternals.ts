/**
 * Every use of TensorFlow.js beyond its typed, public interface, in this one file.
 *
 * It works with tfjs 4.22.0, which package.json pins. tfjsInternals.gpu.test.ts tests each property of tfjs
 * that this file relies on, so that another version cannot break it in silence.
 */

// Only the type: an import of the package itself would register its backend, which a program on the CPU does
// not want.
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";

/** The methods of the backend that this file calls. */
const METHODS = [
  "uploadToGPU",
  "ensureCommandEncoderReady",
  "endComputePassEncoder",
  "submitQueue",
  "refCount",
  "checkCompileCompletionAsync",
] as const;

const isWebGpu = (backend: object): backend is WebGPUBackend =>
  "device" in backend && "queue" in backend && "tensorMap" in backend;

/**
 * Refuses a version of tfjs whose WebGPU backend this file was not written for. Other backends need no internals.
 *
 * @param version of tfjs-core; the WebGPU backend of a version needs the core of the same version
 * @throws OptimizerError unless it is 4.22
 */
export function requireKnownVersion(version: string): void {
  if (!/^4\.22\./.test(version))
    throw new OptimizerError("the version of tfjs for its webgpu backend", version, "4.22");
}

/**
 * Returns the active WebGPU backend, or undefined if another backend is active. It is recognized by its
 * properties and not by its class, because a bundle may hold the class twice.
 *
 * @throws OptimizerError if it is tfjs's WebGPU backend of a version that works differently
 */
export function activeWebGpu(): WebGPUBackend | undefined {
  const backend: object = tf.backend();
  if (!isWebGpu(backend)) return undefined;
  requireKnownVersion(tf.version_core);
  for (const method of METHODS) {
    if (typeof backend[method] !== "function")
      throw new OptimizerError(
        "the webgpu backend of tfjs",
        `${tf.version_core}, without ${method}`,
        "of 4.22.0",
      );
  }
  return backend;
}

/**
 * Uploads tensors to the GPU and submits everything that tfjs has recorded, so that work submitted after this
 * call sees the tensors' values.
 *
 * Tensors below 1000 elements may exist on the CPU only. The upload is itself a copy in tfjs's encoder, so it
 * comes before the submission; `submitQueue` throws without an open encoder and does not end an open pass.
 * If tfjs has recorded nothing, it has no open encoder, and nothing is submitted.
 */
export function flush(backend: WebGPUBackend, tensors: readonly tf.Tensor[]): void {
  for (const tensor of tensors) backend.uploadToGPU(tensor.dataId);
  // A private field of the class.
  if (Reflect.get(backend, "commandEncoder") === null) return;
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/**
 * The buffer that holds a tensor's values, exactly 4 bytes an element. Ask again in every step: tfjs swaps
 * buffers in `assign` and reuses those of disposed tensors.
 *
 * @throws Error if the tensor is not on the GPU (see `flush`)
 */
export function bufferOf(backend: WebGPUBackend, tensor: tf.Tensor): GPUBuffer {
  const resource = backend.tensorMap.get(tensor.dataId).resource;
  if (!(resource instanceof GPUBuffer)) throw new Error(`Tensor ${tensor.id} has no buffer on the GPU.`);
  return resource;
}

/**
 * Bring tensors to the GPU. The copies are recorded in tfjs's encoder, ahead of the operations that follow.
 *
 * An operation whose inputs are small and have not been uploaded runs on the CPU (`shouldExecuteOnCPU`), where
 * no command is recorded for it.
 */
export function upload(backend: WebGPUBackend, tensors: readonly tf.Tensor[]): void {
  for (const { dataId } of tensors) backend.uploadToGPU(dataId);
}

/**
 * Returns the values of a tensor that has not been uploaded, without a wait: tfjs's own array, or undefined if
 * the tensor's values are on the GPU.
 */
export function valuesBeforeUpload(backend: WebGPUBackend, dataId: tf.DataId): ArrayLike<number> | undefined {
  const { values, resource } = backend.tensorMap.get(dataId);
  // Both are there after a read; the GPU's count then.
  if (resource || !values || typeof values[0] !== "number") return undefined;
  return values as ArrayLike<number>;
}

/** The flag with which operations compile their kernels and do not run them. */
const COMPILE_ONLY = "WEBGPU_ENGINE_COMPILE_ONLY";

/**
 * Compiles the kernels of operations ahead of their first use, all at the same time. Without this, each is compiled
 * when its operation is first called, and the driver does nothing else meanwhile.
 *
 * @param operations calls the operations with tensors of the right shapes; what they return has no values. Its tensors
 *   are disposed
 * @throws what `operations` throws, and Error if a kernel does not compile
 */
export async function compileKernels(backend: WebGPUBackend, operations: () => void): Promise<void> {
  tf.env().set(COMPILE_ONLY, true);
  try {
    tf.tidy(() => {
      operations();
    });
  } finally {
    tf.env().set(COMPILE_ONLY, false);
  }
  await backend.checkCompileCompletionAsync();
}

/** The values of a tensor that lives on the GPU only: always null, whatever tfjs writes there. */
const NO_CPU_COPY: PropertyDescriptor = {
  get: () => null,
  set() {},
  enumerable: true,
  configurable: true,
};

/**
 * Drops tfjs's CPU copy of a tensor whose buffer our kernels change, and keeps tfjs from making another.
 *
 * tfjs keeps the values of each read. A read that is under way during our step would leave the values from before the
 * step, and every later read would return them. So every read of this tensor goes to the GPU from now on.
 */
export function stopCpuCopies(backend: WebGPUBackend, tensor: tf.Tensor): void {
  Object.defineProperty(backend.tensorMap.get(tensor.dataId), "values", NO_CPU_COPY);
}

/**
 * Gives a variable a buffer of its own if it shares one, with a clone or with the program that made it (zeroCopy).
 *
 * A variable made from a tensor, a clone and a reshape share one data id. Writing in place would change all
 * of them, which no tfjs program expects: its tensors are immutable. Call after `flush`.
 */
export function ensureOwnBuffer(backend: WebGPUBackend, variable: tf.Variable): void {
  const { external } = backend.tensorMap.get(variable.dataId);
  if (backend.refCount(variable.dataId) <= 1 && !external) return;
  // Our own copy is exact. An arithmetic operation need not be, and tfjs's copy of a buffer takes over the size and
  // the usage of the buffer, which a copy into it may not allow.
  const copy = tf.engine().makeTensorFromTensorInfo(backend.makeTensorInfo(variable.shape, variable.dtype));
  backend.uploadToGPU(copy.dataId);
  const encoder = backend.device.createCommandEncoder({ label: "own buffer" });
  encoder.copyBufferToBuffer(bufferOf(backend, variable), 0, bufferOf(backend, copy), 0, 4 * variable.size);
  backend.device.queue.submit([encoder.finish()]);
  variable.assign(copy);
  copy.dispose();
}
