/** Sizes of transformers on bytes, and which of them a budget of memory allows. */

import { adam } from "@/lib/numerics/rules/adam";
import { type ByteSpec, byteWeightShapes, elementsOf } from "@/lib/numerics/transformer/byteShapes";
import { fitMicroBatches, type MicroBatches } from "./fit";
import type { TrainingShape } from "./plan";

/** Length of a head's queries, keys and values (Radford and others, 2019). */
export const HEAD_DEPTH = 64;

/** Bytes that the presets see at once. */
const CONTEXT = 128;

/**
 * Layers and width of each preset, the smallest first. Each has at most half as many weights again as the one
 * before (a little more at three places), so that 8-bit state allows a larger one in most budgets. Those of 85 million
 * weights, of 303 and of 1,476 have the layers and widths of GPT-2.
 */
const SHAPES = [
  [2, 64],
  [3, 64],
  [4, 64],
  [6, 64],
  [8, 64],
  [3, 128],
  [4, 128],
  [6, 128],
  [8, 128],
  [5, 192],
  [7, 192],
  [5, 256],
  [7, 256],
  [6, 320],
  [6, 384],
  [8, 384],
  [8, 448],
  [9, 512],
  [9, 576],
  [10, 640],
  [11, 704],
  [12, 768],
  [14, 832],
  [16, 896],
  [18, 960],
  [24, 1024],
  [24, 1152],
  [26, 1280],
  [36, 1280],
  [36, 1472],
  [42, 1536],
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
  const { rule, storage, release } = training;
  // Weights, gradients and state alone: most presets are out before their plan is made.
  const leastBytes = 4 + (release ? 0 : 4) + (rule.states.length * storage.bits) / 8;
  for (const spec of [...BYTE_PRESETS].reverse()) {
    if (weightsOf(spec) * leastBytes > budgetBytes) continue;
    const divided = fitMicroBatches({ ...training, spec }, sequences, budgetBytes);
    if (divided) return { spec, ...divided };
  }
  return undefined;
}

/** The learning rate of a model of width 256 and less; wider ones get less in proportion. */
const LEARNING_RATE = 0.001;
const FULL_RATE_WIDTH = 256;

/** Returns the learning rate that Adam begins with for a model of some width. */
export const rateFor = (width: number): number => LEARNING_RATE * Math.min(1, FULL_RATE_WIDTH / width);

/** Sequences of a step of a preset. */
export const PRESET_SEQUENCES = 8;

/** How a training saves memory. */
export type Savings = Pick<TrainingShape, "release" | "checkpoint">;

/** Values that share one absmax in 8-bit state. */
const BLOCK_SIZE = 256;

/** Returns a training by Adam with 32-bit or 8-bit state. */
export const adamTraining = (bits: 32 | 8, savings: Savings): OpenTraining => ({
  ...savings,
  rule: adam,
  storage: bits === 32 ? { bits } : { bits, blockSize: BLOCK_SIZE },
});

/** The largest presets that train within a budget by Adam. */
export interface WhatFits {
  readonly in32: Fitting | undefined;
  /** The largest with 8-bit state; undefined if the budget is too small for every preset. */
  readonly in8: Fitting | undefined;
}

/** Returns the largest preset with 32-bit and with 8-bit state that trains within a budget. */
export const whatFits = (budgetBytes: number, savings: Savings): WhatFits => ({
  in32: largestModel(adamTraining(32, savings), PRESET_SEQUENCES, budgetBytes),
  in8: largestModel(adamTraining(8, savings), PRESET_SEQUENCES, budgetBytes),
});
