/**
 * Size and settings of the models whose embedding gradients are measured: small enough for a CPU. This file
 * needs no tensor library, so that the page can import it.
 */
import type { TaskSettings } from "@/lib/tasks/task";

/** Number of training steps: more than one, so that later gradients can be compared with the first. */
export const GRADIENT_STEPS = 24;
/** Learning rate of Adam. */
export const LEARNING_RATE = 3e-3;

/** The settings that the reader can change. */
export interface GradientsSetup {
  /** Whether the second model has Xavier initialization. */
  readonly stableInit: boolean;
  /** Whether the second model has layer norm on the word's vector. */
  readonly stableNorm: boolean;
  /** Seed of weights and batches. */
  readonly seed: number;
}

/** Number of different words. */
export const VOCABULARY = 2000;
/** Width of a word's vector. */
export const WIDTH = 32;
/** Sequences a step. */
export const BATCH = 8;
/** Words of a sequence. */
export const CONTEXT = 16;

/** Returns the settings of the words task for one of the two models; both have the same batches. */
export function taskSettings(
  { seed }: GradientsSetup,
  stableInit: boolean,
  stableNorm: boolean,
): TaskSettings {
  const options = {
    vocabulary: VOCABULARY,
    layers: 1,
    context: CONTEXT,
    corpus: 100_000,
    heldOut: 2048,
    stableInit,
    stableNorm,
  };
  return { options, width: WIDTH, batchSize: BATCH, seed };
}
