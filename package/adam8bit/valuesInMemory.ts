/** lib/nn/valuesInMemory.ts for a stepper that no program takes to the GPU: its slots refuse another backend. */
import type * as tf from "@tensorflow/tfjs-core";

export const valuesInMemory = (tensor: tf.Tensor): Float32Array => tensor.dataSync<"float32">();
