/** Sizes of transformers on bytes, and which of them a budget of memory allows. */
import { type ByteSpec, byteWeightShapes, elementsOf } from "@/lib/numerics/transformer/byteShapes";
import { fitMicroBatches, type MicroBatches } from "./fit";
import type { TrainingShape } from "./plan";

/** Length of a head's queries, keys and values (Radford and others, 2019). */
export const HEAD_DEPTH = 64;

/** Bytes that the presets see at once. */
const CONTEXT = 128;

/** Layers and width of each preset, the smallest first; from 512 wide on, shapes of GPT-2 and GPT-3. */
const SHAPES = [
  [2, 64],
  [4, 128],
  [6, 192],
  [6, 256],
  [6, 384],
  [8, 512],
  [12, 768],
  [24, 1024],
  [36, 1280],
  [48, 1600],
] as const;

/** Models from a hundred thousand weights to 1.5 billion, the smallest first. */
export const BYTE_PRESETS: readonly ByteSpec[] = SHAPES.map(([layers, width]) => ({
  layers,
  width,
  heads: width / HEAD_DEPTH,
  context: CONTEXT,
}));

/** Returns the number of weights of a model. */
export const weightsOf = (spec: ByteSpec): number =>
  byteWeightShapes(spec).reduce((sum, weight) => sum + elementsOf(weight), 0);

/** Everything of a training but its model and its micro-batches. */
export type OpenTraining = Omit<TrainingShape, "spec" | keyof MicroBatches>;

/** A model that fits into a budget, and the micro-batches with which it does. */
export interface Fitting extends MicroBatches {
  readonly spec: ByteSpec;
}

/**
 * Returns the largest preset that trains within a budget.
 *
 * @param sequences of a step, divided into micro-batches as memory demands
 * @returns undefined if the budget is too small for every preset
 */
export function largestModel(
  training: OpenTraining,
  sequences: number,
  budgetBytes: number,
): Fitting | undefined {
  for (const spec of [...BYTE_PRESETS].reverse()) {
    const divided = fitMicroBatches({ ...training, spec }, sequences, budgetBytes);
    if (divided) return { spec, ...divided };
  }
  return undefined;
}
