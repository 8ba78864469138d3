/** The language model of the grids, at the sizes at which it is trained. */
import type { LaneConfig, RunConfig } from "@/lib/training/config";

/** The layer whose state the stable embedding keeps in 32 bits, as lib/nn/embedding.ts names it. */
export const EMBEDDING = "embedding";
/** The layer that gives each word its score, as lib/nn/transformer.ts names it. */
export const OUTPUT = "output";

/** A model, its data and how long it is trained. */
export interface Scale {
  readonly name: string;
  /** Words that there are. */
  readonly vocabulary: number;
  readonly layers: number;
  /** Words of a sequence. */
  readonly context: number;
  /** Words of text to learn from, and to be tested on. */
  readonly corpus: number;
  readonly heldOut: number;
  readonly width: number;
  /** Sequences a step. */
  readonly batchSize: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Values that share one absmax in a block-wise lane. */
  readonly blockSize: number;
  readonly min8bitSize: number;
}

/** In the reader's own page. */
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
  // The reference's 4096 would leave most tensors of so small a model in 32 bits.
  min8bitSize: 1024,
};

/** Where there is no GPU. */
export const SMALL: Scale = {
  ...TOY,
  name: "small",
  layers: 2,
  context: 32,
  corpus: 400_000,
  width: 64,
  steps: 200,
};

/** For a GPU: some millions of parameters, the paper's block size and the library's size rule. */
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

/** How a lane's state is kept. */
export interface Keeping {
  readonly bits: 32 | 8;
  readonly map: string;
  readonly blockSize: number | "tensor";
}

/** One lane of Adam. With the stable embedding the embedding's state stays in 32 bits. */
export function adamLane(
  keeping: Keeping,
  stable: boolean,
  hyper: LaneConfig["hyper"],
  { min8bitSize }: Scale,
): LaneConfig {
  return { rule: "adam", ...keeping, min8bitSize, hyper, keep32: stable ? [EMBEDDING] : [] };
}

/** A run of the language model, with the plain or with the stable embedding. */
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
