/**
 * A decoder-only transformer on bytes with layer norms before each part (pre-norm), learned positions and an
 * output matrix tied to the table of the bytes: its logits, its loss and its exact gradients, on plain arrays.
 */
import { checkLength } from "../blockChecks";
import { NumericsError } from "../errors";
import { type AttentionSize, attention, attentionGradient } from "./attention";
import {
  BYTE_VOCABULARY,
  type ByteSpec,
  byteWeightShapes,
  elementsOf,
  FORWARD_FACTOR,
  TENSORS_BEFORE_LAYERS,
  TENSORS_IN_LAYER,
} from "./byteShapes";
import { columnSums } from "./columnSums";
import { type Floats, zerosLike } from "./floats";
import { gelu, geluGradient } from "./gelu";
import { layerNorm, layerNormGradient } from "./layerNorm";
import { matmul } from "./matmul";
import { tokenEmbedding, tokenEmbeddingGradient } from "./tokenEmbedding";
import { tokenLoss } from "./tokenLoss";

/** The tensors of one layer by name, in the order of `byteWeightShapes`. */
function layerOf(tensors: readonly Floats[], layer: number) {
  const first = TENSORS_BEFORE_LAYERS + layer * TENSORS_IN_LAYER;
  const [gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias] =
    tensors.slice(first, first + TENSORS_IN_LAYER);
  return { gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias };
}

/** The values of one layer that its gradient needs. */
interface LayerValues {
  /** The residual stream before the layer, and between its two parts, [tokens, width]. */
  readonly before: Floats;
  readonly between: Floats;
  readonly qkv: Floats;
  readonly mixed: Floats;
  readonly logSums: Floats;
  /** The argument of gelu, [tokens, 4 * width]. */
  readonly up: Floats;
}

/** A pass through the model: what its gradient needs. */
interface Forward {
  readonly layers: readonly LayerValues[];
  /** The residual stream after the last layer, and its norm, [tokens, width]. */
  readonly last: Floats;
  readonly normed: Floats;
  /** [tokens, 256] */
  readonly logits: Floats;
}

function checkWeights(spec: ByteSpec, weights: readonly Floats[], ids: ArrayLike<number>): void {
  const shapes = byteWeightShapes(spec);
  if (weights.length !== shapes.length)
    throw new NumericsError("the number of weights", weights.length, String(shapes.length));
  shapes.forEach((shape, i) => {
    checkLength(shape.name, weights[i], elementsOf(shape));
  });
  if (ids.length === 0 || ids.length % spec.context !== 0)
    throw new NumericsError("the number of ids", ids.length, `a multiple of the context, ${spec.context}`);
}

const sizeOf = ({ width, heads, context }: ByteSpec, tokens: number): AttentionSize => ({
  sequences: tokens / context,
  context,
  heads,
  depth: width / heads,
});

function forward(spec: ByteSpec, weights: readonly Floats[], ids: ArrayLike<number>): Forward {
  checkWeights(spec, weights, ids);
  const { width, heads } = spec;
  const wide = FORWARD_FACTOR * width;
  const [table, positions] = weights;
  const rows = ids.length;
  const make = (columns: number) => zerosLike(table, rows * columns);
  let x = make(width);
  tokenEmbedding(ids, table, positions, width, x);
  const layers = Array.from({ length: spec.layers }, (_, i): LayerValues => {
    const w = layerOf(weights, i);
    const before = x;
    const normed = make(width);
    layerNorm(before, w.gain, w.normBias, normed);
    const qkv = make(3 * width);
    matmul({ rows, inner: width, columns: 3 * width }, normed, w.qkv, qkv, { bias: w.qkvBias });
    const [mixed, logSums] = [make(width), make(heads)];
    attention(sizeOf(spec, rows), qkv, mixed, logSums);
    const between = make(width);
    const square = { rows, inner: width, columns: width };
    matmul(square, mixed, w.out, between, { bias: w.outBias, residual: before });
    layerNorm(between, w.gain2, w.normBias2, normed);
    const up = make(wide);
    matmul({ rows, inner: width, columns: wide }, normed, w.up, up, { bias: w.upBias });
    const active = make(wide);
    gelu(up, active);
    x = make(width);
    matmul({ rows, inner: wide, columns: width }, active, w.down, x, { bias: w.downBias, residual: between });
    return { before, between, qkv, mixed, logSums, up };
  });
  const normed = make(width);
  const [gain, bias] = weights.slice(-2);
  layerNorm(x, gain, bias, normed);
  const logits = make(BYTE_VOCABULARY);
  matmul({ rows, inner: width, columns: BYTE_VOCABULARY }, normed, table, logits, { transposeB: true });
  return { layers, last: x, normed, logits };
}

/**
 * Returns the logits of the byte after each, [tokens, 256].
 *
 * @param weights in the order of `byteWeightShapes`
 * @param ids whole sequences of `context` bytes, one after the other
 * @throws NumericsError if the weights do not fit, or the ids are not whole sequences
 */
export const byteLogits = (spec: ByteSpec, weights: readonly Floats[], ids: ArrayLike<number>): Floats =>
  forward(spec, weights, ids).logits;

/** The loss of a batch and its gradient by each weight. */
export interface LossAndGradients {
  /** Mean cross entropy of the next byte, nats. */
  readonly loss: number;
  /** In the order and the shapes of the weights. */
  readonly gradients: readonly Floats[];
}

/**
 * Returns the mean loss of a batch and its exact gradients.
 *
 * @param weights in the order of `byteWeightShapes`; float64 weights give float64 gradients
 * @param ids whole sequences of `context` bytes, one after the other
 * @param targets the byte after each
 * @throws NumericsError if the weights do not fit, or the ids are not whole sequences
 */
export function byteTransformer(
  spec: ByteSpec,
  weights: readonly Floats[],
  ids: ArrayLike<number>,
  targets: ArrayLike<number>,
): LossAndGradients {
  const { layers, last, normed, logits } = forward(spec, weights, ids);
  const { width } = spec;
  const rows = ids.length;
  const [table] = weights;
  const gradients = weights.map((weight) => zerosLike(weight, weight.length));
  const losses = zerosLike(table, rows);
  tokenLoss(logits, targets, 1 / rows, losses);
  let loss = 0;
  for (const each of losses) loss += each / rows;

  // The table gets gradients from both of its uses: here as the output matrix, at the end as the embedding.
  const dnormed = zerosLike(table, rows * width);
  matmul({ rows: BYTE_VOCABULARY, inner: rows, columns: width }, logits, normed, gradients[0], {
    transposeA: true,
    accumulate: true,
  });
  matmul({ rows, inner: BYTE_VOCABULARY, columns: width }, logits, table, dnormed);
  const dx = zerosLike(table, rows * width);
  const [dgain, dbias] = gradients.slice(-2);
  layerNormGradient(last, weights[weights.length - 2], dnormed, { x: dx, gain: dgain, bias: dbias });
  for (let i = spec.layers - 1; i >= 0; i--) layerGradient(spec, i, layers[i], { weights, gradients, dx });
  tokenEmbeddingGradient(ids, dx, width, gradients[0], gradients[1]);
  return { loss, gradients };
}

/** Adds the gradients of one layer; `dx`, by the residual stream after it, becomes the gradient before it. */
function layerGradient(
  spec: ByteSpec,
  layer: number,
  { before, between, qkv, mixed, logSums, up }: LayerValues,
  {
    weights,
    gradients,
    dx,
  }: { readonly weights: readonly Floats[]; readonly gradients: readonly Floats[]; readonly dx: Floats },
): void {
  const { width } = spec;
  const rows = dx.length / width;
  const w = layerOf(weights, layer);
  const g = layerOf(gradients, layer);
  const make = (columns: number) => zerosLike(dx, rows * columns);

  /** Adds the gradients of y = x kernel + bias, and returns the gradient by x. */
  function linearGradient(x: Floats, kernel: Floats, dy: Floats, dkernel: Floats, dbias: Floats): Floats {
    const [inputs, outputs] = [x.length / rows, dy.length / rows];
    const form = { transposeA: true, accumulate: true };
    matmul({ rows: inputs, inner: rows, columns: outputs }, x, dy, dkernel, form);
    columnSums(dy, dbias);
    const result = make(inputs);
    matmul({ rows, inner: outputs, columns: inputs }, dy, kernel, result, { transposeB: true });
    return result;
  }

  const active = make(FORWARD_FACTOR * width);
  gelu(up, active);
  const dup = linearGradient(active, w.down, dx, g.down, g.downBias);
  geluGradient(up, dup);
  const normed = make(width);
  layerNorm(between, w.gain2, w.normBias2, normed);
  const dnormed2 = linearGradient(normed, w.up, dup, g.up, g.upBias);
  layerNormGradient(between, w.gain2, dnormed2, { x: dx, gain: g.gain2, bias: g.normBias2 });

  const dmixed = linearGradient(mixed, w.out, dx, g.out, g.outBias);
  const dqkv = make(3 * width);
  attentionGradient(sizeOf(spec, rows), { qkv, out: mixed, logSums }, dmixed, dqkv);
  layerNorm(before, w.gain, w.normBias, normed);
  const dnormed = linearGradient(normed, w.qkv, dqkv, g.qkv, g.qkvBias);
  layerNormGradient(before, w.gain, dnormed, { x: dx, gain: g.gain, bias: g.normBias });
}
