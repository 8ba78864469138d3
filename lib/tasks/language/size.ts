/** Sizes of the language model tasks, without a tensor library. */
import { type TransformerSpec, transformerNames, transformerSizes } from "@/lib/nn/transformerShapes";
import type { TaskSize } from "../task";

/** Returns the largest number of heads that divides the width and is at most `wanted`. */
export function headsFor(width: number, wanted: number): number {
  let heads = Math.min(wanted, width);
  while (width % heads !== 0) heads--;
  return heads;
}

/**
 * Returns the size of a language model task.
 *
 * @param spec shape of the model
 * @param batchSize sequences a step
 */
export function languageSize(spec: TransformerSpec, batchSize: number): TaskSize {
  const { layers, heads, context } = spec;
  const { width, vocabulary } = spec.embedding;
  const tokens = batchSize * context;
  const weights = transformerSizes(spec);
  const table = vocabulary * width;
  const multiplied = weights.reduce((sum, size) => sum + size, 0) - table;
  return {
    weights,
    names: transformerNames(spec),
    // The logits, or the attention scores of a layer.
    largest: tokens * Math.max(vocabulary, heads * context),
    // A layer keeps about 24 numbers for each unit and token (norms, queries, keys, values, the wide part
    // twice), and its attention scores before and after softmax; the output keeps the logits and their
    // softmax.
    activations: tokens * (layers * (24 * width + 2 * heads * context) + 2 * vocabulary),
    // One multiplication and one addition for each weight and token; attention scores and the weighted sum of
    // values; the backward pass takes twice as many.
    operations: 3 * 2 * tokens * (multiplied + 2 * layers * context * width),
  };
}
