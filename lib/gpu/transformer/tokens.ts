/** What a model on bytes does with tokens on the GPU: the look-up of their vectors, and the loss. */
import { type Bindable, gridFor } from "../kernel";
import workgroupSum from "../kernels/parts/workgroup-sum.wgsl";
import embeddingGradient from "../kernels/transformer/token-embedding.gradient.wgsl";
import positionGradient from "../kernels/transformer/token-embedding.position-gradient.wgsl";
import tokenEmbedding from "../kernels/transformer/token-embedding.wgsl";
import lossSum from "../kernels/transformer/token-loss.sum.wgsl";
import tokenLoss from "../kernels/transformer/token-loss.wgsl";
import { join } from "../sourceParts";
import { type Prepared, prepare, type Sizes } from "./prepared";

const TOKENS_AND_WIDTH = "struct TokensAndWidth {\n  tokens: u32,\n  width: u32,\n  context: u32,\n}";
const LOSS_SIZE = "struct LossSize {\n  tokens: u32,\n  scale: f32,\n}";

/** The sizes of an embedding: tokens = sequences * context; the width is a multiple of 4. */
export interface EmbeddingOrder {
  readonly tokens: number;
  readonly width: number;
  readonly context: number;
}

/** Prepares the look-up of tokens' vectors. Twin: lib/numerics/transformer/tokenEmbedding.ts. */
export const tokenEmbeddingOf = (
  sizes: Sizes,
  { tokens, width, context }: EmbeddingOrder,
  {
    ids,
    table,
    positions,
    out,
  }: {
    readonly ids: Bindable;
    readonly table: Bindable;
    readonly positions: Bindable;
    readonly out: Bindable;
  },
): Prepared =>
  prepare(
    sizes.device,
    {
      key: "token-embedding",
      source: () => join(TOKENS_AND_WIDTH, tokenEmbedding),
      access: ["uniform", "read", "read", "read", "write"],
    },
    [sizes.of([tokens, width, context]), ids, table, positions, out],
    gridFor(Math.ceil((tokens * width) / 1024)),
  );

/**
 * Prepares the gradient of the look-up. Twin: lib/numerics/transformer/tokenEmbedding.ts.
 *
 * @param rows number of rows of the table
 * @param buffers of which `byTable` is added to, and `byPositions` too if `accumulate`
 */
export function tokenEmbeddingGradientOf(
  sizes: Sizes,
  { tokens, width, context }: EmbeddingOrder,
  rows: number,
  buffers: {
    readonly ids: Bindable;
    readonly gradient: Bindable;
    readonly byTable: Bindable;
    readonly byPositions: Bindable;
  },
  accumulate: boolean,
): Prepared[] {
  const size = sizes.of([tokens, width, context]);
  const { ids, gradient, byTable, byPositions } = buffers;
  return [
    prepare(
      sizes.device,
      {
        key: "token-embedding, gradient",
        source: () => join(TOKENS_AND_WIDTH, embeddingGradient),
        access: ["uniform", "read", "read", "write"],
      },
      [size, ids, gradient, byTable],
      [rows, 1],
    ),
    prepare(
      sizes.device,
      {
        key: `token-embedding, gradient by positions, ${accumulate ? "added" : "written"}`,
        source: () => join(`const ACCUMULATE = ${accumulate};`, TOKENS_AND_WIDTH, positionGradient),
        access: ["uniform", "read", "write"],
      },
      [size, gradient, byPositions],
      gridFor(Math.ceil((context * width) / 1024)),
    ),
  ];
}

/** The sizes of a loss. */
export interface LossOrder {
  readonly tokens: number;
  /** Factor of gradients and of the sum: 1 / tokens of the whole step. */
  readonly scale: number;
}

function lossSize(sizes: Sizes, { tokens, scale }: LossOrder): GPUBufferBinding {
  const words = Uint32Array.of(tokens, 0);
  new Float32Array(words.buffer)[1] = scale;
  return sizes.of(words);
}

/** Prepares loss and gradient of tokens over 256 bytes, in place. Twin: lib/numerics/transformer/tokenLoss.ts. */
export const tokenLossOf = (
  sizes: Sizes,
  order: LossOrder,
  buffers: { readonly targets: Bindable; readonly logits: Bindable; readonly losses: Bindable },
): Prepared =>
  prepare(
    sizes.device,
    {
      key: "token-loss",
      source: () => join(LOSS_SIZE, tokenLoss),
      access: ["uniform", "read", "write", "write"],
    },
    [lossSize(sizes, order), buffers.targets, buffers.logits, buffers.losses],
    gridFor(order.tokens),
  );

/**
 * Prepares the sum of the losses of `tokenLossOf`, times `scale`, added to an entry of a list. Twin:
 * lib/numerics/transformer/tokenLoss.ts.
 *
 * @param buffers with `place` a uniform of four words, the first of which is the place in the list
 */
export const tokenLossSumOf = (
  sizes: Sizes,
  order: LossOrder,
  buffers: { readonly losses: Bindable; readonly place: Bindable; readonly list: Bindable },
): Prepared =>
  prepare(
    sizes.device,
    {
      key: "token-loss, sum",
      source: () => join(LOSS_SIZE, workgroupSum, lossSum),
      access: ["uniform", "read", "uniform", "write"],
    },
    [lossSize(sizes, order), buffers.losses, buffers.place, buffers.list],
    [1, 1],
  );
