import type * as tf from "@tensorflow/tfjs-core";
import { activeWebGpu } from "./tfjsInternals";

/**
 * Returns the values of a tensor synchronously.
 *
 * For the cpu backend only: there the values are in memory and exact. On webgpu the same call has returned
 * zeros (headless Chromium) and throws in Node, so that this function refuses to. This is the only place that
 * calls `dataSync`.
 *
 * @returns the backend's own array; do not write to it
 */
export function valuesInMemory(tensor: tf.Tensor): Float32Array {
  if (activeWebGpu()) throw new Error("Values on the GPU cannot be read synchronously.");
  return tensor.dataSync<"float32">();
}
