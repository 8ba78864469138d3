/** The language model that the grids train, in three sizes. */
import type { LaneConfig, RunConfig } from "@/lib/training/config";

/** Name of the embedding in lib/nn/embedding.ts; the stable embedding keeps its state in 32 bits. */
export const EMBEDDING = "embedding";
/** Name of the layer that computes the logits, in lib/nn/transformer.ts. */
export const OUTPUT = "output";

/** The size of the model and of its data, and the settings of its training. */
export interface Scale {
  readonly name: string;
  /** Number of different words. */
  readonly vocabulary: number;
  readonly layers: number;
  /** Words of a sequence. */
  readonly context: number;
  /** Length of the training text, words. */
  readonly corpus: number;
  /** Length of the test text, words. */
  readonly heldOut: number;
  /** Width of a word's vector. */
  readonly width: number;
  /** Sequences a step. */
  readonly batchSize: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Number of values that share one absmax in a block-wise lane. */
  readonly blockSize: number;
  /** Tensors with fewer elements keep 32-bit state. */
  readonly min8bitSize: number;
}

/** The scale for the reader's own page. */
export const TOY: Scale = {
  name: "toy",
  vocabulary: 2000,
  layers: 1,
  context: 16,
  corpus: 100_000,
  heldOut: 2048,
  width: 32,
  batchSize: 8,
  steps: 150,
  learningRate: 3e-3,
  blockSize: 256,
  // The reference's 4096 would leave most tensors of this small model in 32 bits.
  min8bitSize: 1024,
};

/** The scale for machines without a GPU. */
export const SMALL: Scale = {
  ...TOY,
  name: "small",
  layers: 2,
  context: 32,
  corpus: 400_000,
  width: 64,
  steps: 200,
};

/** The scale for a GPU: some millions of parameters, the paper's block size and the library's min8bitSize. */
export const MEDIUM: Scale = {
  name: "medium",
  vocabulary: 8000,
  layers: 2,
  context: 64,
  corpus: 4_000_000,
  heldOut: 65_536,
  width: 256,
  batchSize: 16,
  steps: 1000,
  learningRate: 1e-3,
  blockSize: 2048,
  min8bitSize: 4096,
};

/** How a lane stores its state. */
export interface Keeping {
  readonly bits: 32 | 8;
  /** A name of MAPS. */
  readonly map: string;
  readonly blockSize: number | "tensor";
}

/**
 * Returns the config of a lane with Adam.
 *
 * @param stable whether the model has the stable embedding, whose state stays in 32 bits
 * @param hyper hyper-parameters that differ from Adam's defaults
 */
export function adamLane(
  keeping: Keeping,
  stable: boolean,
  hyper: LaneConfig["hyper"],
  { min8bitSize }: Scale,
): LaneConfig {
  return { rule: "adam", ...keeping, min8bitSize, hyper, keep32: stable ? [EMBEDDING] : [] };
}

/**
 * Returns the config of a run of the language model.
 *
 * @param stable whether the model has the stable embedding instead of a plain one
 */
export function languageModelRun(
  scale: Scale,
  stable: boolean,
  rest: Pick<RunConfig, "seed" | "learningRate" | "lanes">,
): RunConfig {
  const { vocabulary, layers, context, corpus, heldOut, width, batchSize, steps } = scale;
  return {
    task: "words",
    taskOptions: {
      vocabulary,
      layers,
      context,
      corpus,
      heldOut,
      stableInit: stable,
      stableNorm: stable,
    },
    width,
    batchSize,
    maxSteps: steps,
    ...rest,
  };
}
