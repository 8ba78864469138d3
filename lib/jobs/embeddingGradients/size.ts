/** The model whose embedding's gradients are looked at: small enough for a CPU. No tensor library is behind it. */
import type { TaskSettings } from "@/lib/tasks/task";

/** Steps that are trained, so that the gradients of a little later can be seen too. */
export const GRADIENT_STEPS = 24;
export const LEARNING_RATE = 3e-3;

export interface GradientsSetup {
  /** Ingredients of the layer that stands beside the ordinary one. */
  readonly stableInit: boolean;
  readonly stableNorm: boolean;
  readonly seed: number;
}

export const VOCABULARY = 2000;
export const WIDTH = 32;
export const BATCH = 8;
export const CONTEXT = 16;

/** The task of one of the two models; both have the same batches. */
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
