/**
 * The settings with which the figures open. The option tables of the figures take their defaults from here, and the
 * chapters compute their numbers at the same settings.
 */
import type { GradientsSetup } from "@/lib/jobs/embeddingGradients/size";
import type { MuseumSetup } from "@/lib/jobs/formats/setup";
import type { MixedSetup } from "@/lib/jobs/outlier/mixedScale";
import type { OutlierSetup } from "@/lib/jobs/outlier/run";
import type { GradientExchangeSetup } from "@/lib/jobs/weights/gradientExchange";
import type { LossSpikesSetup } from "@/lib/jobs/weights/lossSpikes";
import type { Nf4Setup } from "@/lib/jobs/weights/nf4";
import type { OutlierColumnsSetup } from "@/lib/jobs/weights/outlierColumns";
import type { ShardedSetup } from "@/lib/jobs/weights/sharded";
import type { SpqrSetup } from "@/lib/jobs/weights/spqr";
import type { SmallestSetup } from "./smallestCase";

/** The memory ledger (chapter 1): GPT-2 XL, trained by Adam on one GPU of 24 GB. Activations are in GB. */
export const MEMORY_LEDGER = {
  model: "gpt-2-xl",
  millions: 1000,
  rule: "adam",
  bits: 8,
  blockSize: 256,
  weights: 4,
  gradients: 4,
  activations: 2,
  gpus: 1,
  gpu: 24,
} as const;

/** The numbers of GPUs over which the ledger shards a model. */
export const GPU_COUNTS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** The race of four optimizers (chapter 1). The block holds the reader's point and 127 others. */
export const OPTIMIZER_RACE = {
  surface: "ravine",
  company: 127,
  map: "dynamic",
  learningRate: 0.1,
  sgdRate: 0.02,
  startX: -1.8,
  startY: 1.2,
  step: 40,
} as const;

/** The comparison of maps (chapter 2): how many values share one absmax. */
export const MAP_DUEL = { block: 256 } as const;

/** The error over block sizes (chapter 3): one outlier among normal values, as large as 300 mean magnitudes. */
export const BLOCK_CURVE = {
  blockSize: 256,
  map: "dynamic",
  distribution: "normal",
  outliers: 1,
  outlierSize: 300,
} as const;

/** One gradient that is too large (chapter 4), and the factors by which the figure can enlarge it. */
export const OUTLIER_INJECTOR = {
  map: "dynamic",
  blockSize: 256,
  factor: 1000,
  at: 20,
  element: 1000,
  beta2: 0.98,
  percentile: 100,
  seed: 1,
} as const satisfies OutlierSetup;
export const OUTLIER_FACTORS: readonly number[] = [10, 30, 100, 300, 1000, 3000, 10_000];

/** Rows of large and of small gradients in one block (chapter 4). */
export const MIXED_SCALE = {
  ratio: 100_000,
  blockSize: 256,
  map: "dynamic",
  size: 0.01,
  steps: 20,
  silent: false,
  seed: 1,
} as const satisfies MixedSetup;

/** The smallest case of a leap (chapter 4). */
export const SMALLEST_CASE = {
  rule: "adam",
  bits: 8,
  epsilon: 1e-8,
  gradient: 1e-4,
} as const satisfies SmallestSetup;

/** The map of wrong updates (chapter 6). An update counts as wrong from a mean relative error of `bound`. */
export const UPDATE_ERROR_MAP = { data: "spiral", blockSize: 256, seed: 1, steps: 100, bound: 0.1 } as const;
export const UPDATE_ERROR_BOUNDS: readonly number[] = [0.03, 0.1, 0.3, 1];

/** The gradients of two embeddings (chapter 7): the ordinary layer beside the whole stable one. */
export const EMBEDDING_GRADIENTS = {
  stableInit: true,
  stableNorm: true,
  seed: 1,
} as const satisfies GradientsSetup;

/** The museum of state formats (chapter 10). An update counts as off from a relative error of `bound`. */
export const STATE_FORMATS = {
  gradients: "words",
  storing: "each",
  steps: 50,
  seed: 1,
  bound: 0.1,
} as const satisfies MuseumSetup & { readonly bound: number };
/** Trained weights in 4 bits (chapter 10), with the block sizes of QLoRA. */
export const NF4 = {
  tensor: "all",
  blockSize: 64,
  double: true,
  scaleBlock: 256,
  seed: 1,
} as const satisfies Nf4Setup;

/** Language models in few bits (chapter 10): the lines differ in bits, with blocks of QLoRA's size. */
export const BITS_AGAINST_SIZE = { compare: "bits", blockSize: 64, type: "quantile", bits: 4 } as const;

/** PCIe 3.0 x16 in GB a second (chapter 10), of which the library's documentation reckons half. */
export const PCIE_GB_PER_SECOND = 16;

/** State that four workers save and six load (chapter 10). */
export const SHARDED_STATE = {
  state: "r",
  before: 4,
  after: 6,
  blockSize: 256,
  padded: false,
} as const satisfies ShardedSetup;

/** A product in 8-bit integers with outlier columns (chapter 10); the threshold is that of LLM.int8(). */
export const OUTLIER_COLUMNS = {
  planted: 2,
  factor: 32,
  threshold: 6,
  seed: 1,
} as const satisfies OutlierColumnsSetup;

/** Weights in few bits with the sensitive ones kept (chapter 10), in the groups of SpQR; a small model loses little in 3. */
export const SPQR = {
  bits: 2,
  groupSize: 16,
  scaleBits: 3,
  scaleGroup: 16,
  seed: 1,
} as const satisfies SpqrSetup;
/** The share of the weights that is kept. */
export const SPQR_SHARE = 0.02;

/** Gradients that workers send each other (chapter 10). */
export const GRADIENT_EXCHANGE = { workers: 4, seed: 1 } as const satisfies GradientExchangeSetup;

/** Gradients that suddenly grow (chapter 10). */
export const LOSS_SPIKES = {
  factor: 100,
  beta2: 0.999,
  learningRate: 0.01,
  int8: "hidden",
  seed: 1,
} as const satisfies LossSpikesSetup;
