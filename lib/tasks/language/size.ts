/** How big a language model's task is; no tensor library is behind it. */
import { type TransformerSpec, transformerNames, transformerSizes } from "@/lib/nn/transformerShapes";
import type { TaskSize } from "../task";

/** The number of heads that was asked for, or the next smaller one that divides the width. */
export function headsFor(width: number, wanted: number): number {
  let heads = Math.min(wanted, width);
  while (width % heads !== 0) heads--;
  return heads;
}

/**
 * @param spec of the model
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
    // The logits, or the scores of a layer.
    largest: tokens * Math.max(vocabulary, heads * context),
    // A layer keeps about 24 numbers a unit and token (norms, queries, keys, values, the wide part twice), and its
    // scores and shares; the output keeps the logits and what the loss made of them.
    activations: tokens * (layers * (24 * width + 2 * heads * context) + 2 * vocabulary),
    // A multiplication and an addition a weight and token; scores and mixing; the backward pass takes twice as many.
    operations: 3 * 2 * tokens * (multiplied + 2 * layers * context * width),
  };
}
