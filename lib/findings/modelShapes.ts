/**
 * Numbers of parameters, counted from the published shapes of models. The rounded numbers of PRESETS are checked
 * against these counts, and figures show the count where the two differ.
 *
 * Only trained weights are counted. An embedding that input and output share counts once.
 */

/** A stack of equal layers, a vocabulary and learned positions. */
interface Stack {
  readonly layers: number;
  /** d_model. */
  readonly width: number;
  readonly vocabulary: number;
}

/** Scale and shift. */
const norm = (width: number) => 2 * width;

/** One layer: four projections of attention, two of the feed-forward part (four times as wide), biases, two norms. */
const layer = (width: number) => 12 * width ** 2 + 9 * width + 2 * norm(width);

/** Counts GPT-2: learned positions, norms before each part and at the end. */
export const gpt2Like = ({ layers, width, vocabulary }: Stack, positions: number) =>
  (vocabulary + positions) * width + layers * layer(width) + norm(width);

/** Counts BLOOM: no positions to learn, and a norm over the embedding. */
export const bloomLike = ({ layers, width, vocabulary }: Stack) =>
  vocabulary * width + norm(width) + layers * layer(width) + norm(width);

/** Counts RoBERTa: one embedding of a segment, a norm over the embedding, and a head that guesses masked words. */
export const robertaLike = ({ layers, width, vocabulary }: Stack, positions: number) => {
  const head = width ** 2 + width + norm(width) + vocabulary;
  return (vocabulary + positions + 1) * width + norm(width) + layers * layer(width) + head;
};

/**
 * Counts OPT 350M, which alone has an embedding narrower than the model, with a projection to and from it, and no
 * norm at the end.
 */
export const narrowOpt = ({ layers, width, vocabulary }: Stack, positions: number, narrow: number) =>
  vocabulary * narrow + positions * width + 2 * narrow * width + layers * layer(width);

/** Counts T5: an encoder and a decoder of `layers` layers each, no biases, norms with a scale only, positions by bucket. */
export const t5Like = (
  { layers, width, vocabulary }: Stack,
  {
    hidden,
    heads,
    headWidth,
  }: { readonly hidden: number; readonly heads: number; readonly headWidth: number },
) => {
  const attention = 4 * width * heads * headWidth;
  const feedForward = 2 * width * hidden;
  const encoder = layers * (attention + feedForward + 2 * width) + width;
  const decoder = layers * (2 * attention + feedForward + 3 * width) + width;
  const buckets = 2 * 32 * heads;
  return vocabulary * width + encoder + decoder + buckets;
};

/** The shape of a Llama-like decoder: a gated feed-forward part, norms with a scale only, rotary positions. */
export interface LlamaShape extends Stack {
  readonly heads: number;
  /** Heads of keys and values, which several heads of queries share. */
  readonly keyHeads: number;
  readonly headWidth: number;
  /** Width of the feed-forward part. */
  readonly hidden: number;
  /** Whether input and output share the embedding. */
  readonly tied?: boolean;
  /** Whether queries, keys and values have a bias. */
  readonly bias?: boolean;
  /** Whether queries and keys pass a norm of one head's width. */
  readonly headNorms?: boolean;
}

/** Counts a Llama-like decoder: Llama, Mistral, Qwen and Gemma. */
export function llamaLike(shape: LlamaShape): number {
  const { layers, width, vocabulary, heads, keyHeads, headWidth, hidden } = shape;
  const { tied = false, bias = false, headNorms = false } = shape;
  const [inner, keys] = [heads * headWidth, keyHeads * headWidth];
  const attention = 2 * width * inner + 2 * width * keys + (bias ? inner + 2 * keys : 0);
  const each = attention + 3 * width * hidden + 2 * width + (headNorms ? 2 * headWidth : 0);
  return (tied ? 1 : 2) * vocabulary * width + layers * each + width;
}

/**
 * Counts Falcon, in which attention and feed-forward part are parallel: no biases, norms with scale and shift before
 * the layers (one in Falcon 7B, two in Falcon 40B) and at the end, a hidden layer four times as wide, and an output
 * that shares the embedding (https://github.com/huggingface/transformers, models/falcon/modeling_falcon.py).
 */
export const falconLike = (
  { layers, width, vocabulary }: Stack,
  { keys, norms }: { readonly keys: number; readonly norms: number },
) =>
  vocabulary * width +
  layers * (2 * width ** 2 + 2 * width * keys + 8 * width ** 2 + norms * norm(width)) +
  norm(width);

/**
 * Counts a vision transformer without the head of a task: square patches of `patch` pixels with three colours, a class
 * token, learned positions, the layers of GPT-2, and a norm at the end.
 */
export const visionLike = (
  { layers, width }: Pick<Stack, "layers" | "width">,
  { patch, positions }: { readonly patch: number; readonly positions: number },
) => 3 * patch ** 2 * width + width + width + positions * width + layers * layer(width) + norm(width);

/** Matrices of attention to which LoRA adds its own: one set of four in each block. */
export interface AttentionShape {
  /** Number of attention blocks; a decoder that attends to an encoder has two in a layer. */
  readonly blocks: number;
  readonly width: number;
  /** Columns of the queries, and of the keys and values. */
  readonly inner: number;
  readonly keys: number;
  /** Columns that keys and values read where they read another text; `width` if left out. */
  readonly context?: number;
}

/** Matrices of one size. */
export interface Matrices {
  readonly count: number;
  /** Number of values of each. */
  readonly size: number;
}

/**
 * Returns the matrices that LoRA trains: two for each of the four projections of attention, of `rank` rows or columns
 * (Hu et al. 2021, arXiv 2106.09685, section 4.1).
 *
 * @param rank 1 or more
 */
export function adaptersOf(shapes: readonly AttentionShape[], rank: number): readonly Matrices[] {
  return shapes.flatMap(({ blocks, width, inner, keys, context = width }) => [
    // Queries read `width` columns, and the output writes them.
    { count: 2 * blocks, size: rank * width },
    { count: 2 * blocks, size: rank * context },
    { count: 2 * blocks, size: rank * inner },
    { count: 2 * blocks, size: rank * keys },
  ]);
}

/** The bottleneck stages of ResNet-50. */
const STAGES = [
  { blocks: 3, width: 64 },
  { blocks: 4, width: 128 },
  { blocks: 6, width: 256 },
  { blocks: 3, width: 512 },
] as const;
const CLASSES = 1000;
const WIDER = 4;

/** A convolution and the scale and shift of its batch normalization. */
const convolution = (size: number, from: number, to: number) => size * size * from * to + 2 * to;

/**
 * Counts ResNet-50 from its layers: a 7 x 7 convolution, four stages of bottlenecks (1 x 1, 3 x 3, 1 x 1, the last
 * four times as wide), each convolution with batch normalization, and a linear layer for 1000 classes (He et al.
 * 2016, arXiv 1512.03385, table 1).
 */
export function resnet50Parameters(): number {
  let from = 64;
  let sum = convolution(7, 3, from);
  for (const { blocks, width } of STAGES) {
    const to = WIDER * width;
    for (let block = 0; block < blocks; block++) {
      sum += convolution(1, from, width) + convolution(3, width, width) + convolution(1, width, to);
      // The first block of a stage changes the width, so its shortcut is a convolution too.
      if (block === 0) sum += convolution(1, from, to);
      from = to;
    }
  }
  return sum + from * CLASSES + CLASSES;
}
