/**
 * All that Blockwise needs of TensorFlow.js beyond its typed, public interface, in this one file.
 *
 * It holds for tfjs 4.22.0, which package.json pins; tfjsInternals.gpu.test.ts has a test for each thing relied
 * on here, so that another version cannot break it in silence.
 */

// The type alone: importing the package itself would register its backend, which a program on the CPU did not ask for.
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";

/** What this file calls on the backend. */
const methods = [
  "uploadToGPU",
  "ensureCommandEncoderReady",
  "endComputePassEncoder",
  "submitQueue",
  "refCount",
] as const;

const isWebGpu = (backend: object): backend is WebGPUBackend =>
  "device" in backend && "queue" in backend && "tensorMap" in backend;

/**
 * The WebGPU backend that is active now, or undefined when another one is. It is known by what it can do, not by its
 * class: a bundle may hold the class twice.
 *
 * @throws OptimizerError if it is tfjs's WebGPU backend of a version that works differently
 */
export function activeWebGpu(): WebGPUBackend | undefined {
  const backend: object = tf.backend();
  if (!isWebGpu(backend)) return undefined;
  for (const method of methods) {
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
 * Record work of our own behind all that tfjs has recorded, and submit both as one: where the host is the limit, a
 * submission costs more than the kernels in it (1 ms beside an H100).
 *
 * Tensors below 1000 elements may exist on the CPU only. The upload is itself a copy in tfjs's encoder, so it comes
 * first; `submitQueue` throws without an open encoder and does not end an open pass.
 *
 * @param tensors whose buffers the work needs (see `bufferOf`)
 * @param record ends each pass that it begins, even if it throws: tfjs records on in the same encoder
 */
export function submitBehind(
  backend: WebGPUBackend,
  tensors: readonly tf.Tensor[],
  record: (encoder: GPUCommandEncoder) => void,
): void {
  for (const tensor of tensors) backend.uploadToGPU(tensor.dataId);
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  record(encoderOf(backend));
  backend.submitQueue();
}

/**
 * Bring tensors to the GPU and submit all that tfjs has recorded, so that work submitted after this call sees the
 * tensors' values. When nothing is recorded, what is submitted is empty.
 */
export const flush = (backend: WebGPUBackend, tensors: readonly tf.Tensor[]): void =>
  submitBehind(backend, tensors, () => {});

/** The encoder in which tfjs records; its type calls it private. @throws OptimizerError if there is none */
function encoderOf(backend: WebGPUBackend): GPUCommandEncoder {
  const encoder: unknown = Reflect.get(backend, "commandEncoder");
  if (encoder instanceof GPUCommandEncoder) return encoder;
  throw new OptimizerError(
    "the webgpu backend of tfjs",
    `${tf.version_core}, without an encoder`,
    "of 4.22.0",
  );
}

/**
 * The buffer that holds a tensor's values, exactly 4 bytes an element. Ask again in every step: tfjs swaps
 * buffers in `assign` and reuses those of disposed tensors.
 *
 * @throws Error if the tensor is not on the GPU (see `submitBehind`)
 */
export function bufferOf(backend: WebGPUBackend, tensor: tf.Tensor): GPUBuffer {
  const resource = backend.tensorMap.get(tensor.dataId).resource;
  if (!(resource instanceof GPUBuffer)) throw new Error(`Tensor ${tensor.id} has no buffer on the GPU.`);
  return resource;
}

/** Say that our kernel has changed a tensor's buffer: tfjs would hand out its CPU copy, the values from before. */
export function dropCpuCopy(backend: WebGPUBackend, tensor: tf.Tensor): void {
  // The type has no null, but null is what tfjs itself writes when the values live on the GPU only.
  Object.assign(backend.tensorMap.get(tensor.dataId), { values: null });
}

/**
 * Give a variable a buffer of its own if it shares one.
 *
 * A variable made from a tensor, a clone and a reshape share one data id. Writing in place would change all of
 * them, which no tfjs program expects: its tensors are immutable.
 */
export function ensureOwnBuffer(backend: WebGPUBackend, variable: tf.Variable): void {
  if (backend.refCount(variable.dataId) <= 1) return;
  backend.uploadToGPU(variable.dataId);
  const buffer = bufferOf(backend, variable);
  // Without zeroCopy tfjs copies the buffer: an exact copy of the bits, which an arithmetic op need not be.
  const copy = tf.tensor({ buffer }, variable.shape, variable.dtype);
  variable.assign(copy);
  copy.dispose();
}

/**
 * The values of a tensor, at once.
 *
 * For the cpu backend only: there the values are in memory and exact. On webgpu the same call has returned zeros
 * (headless Chromium) and throws in Node, so it is refused. This is the only place that calls `dataSync`.
 *
 * @returns the backend's own array; do not write to it
 */
export function valuesInMemory(tensor: tf.Tensor): Float32Array {
  if (activeWebGpu()) throw new Error("Values on the GPU cannot be read synchronously.");
  return tensor.dataSync<"float32">();
}
