/**
 * The forward pass of a transformer on bytes as lists of prepared dispatches. The reference is
 * lib/numerics/transformer/byteTransformer.ts; the order of the dispatches is that of its lines.
 */
import { attentionOf } from "@/lib/gpu/transformer/attention";
import { geluOf, layerNormOf } from "@/lib/gpu/transformer/layerNorm";
import { matmulOf } from "@/lib/gpu/transformer/matmul";
import type { Prepared } from "@/lib/gpu/transformer/prepared";
import { tokenEmbeddingOf, tokenLossOf, tokenLossSumOf } from "@/lib/gpu/transformer/tokens";
import type { AttentionSize } from "@/lib/numerics/transformer/attention";
import {
  BYTE_VOCABULARY,
  FORWARD_FACTOR,
  TENSORS_BEFORE_LAYERS,
  TENSORS_IN_LAYER,
} from "@/lib/numerics/transformer/byteShapes";
import type { PlannedTensor, TrainingBuffers } from "./buffers";
import { type TrainingShape, tokenBytes } from "./plan";

/** The tensors of a layer by name. */
export function layerOf(tensors: readonly PlannedTensor[], layer: number) {
  const first = TENSORS_BEFORE_LAYERS + layer * TENSORS_IN_LAYER;
  const [gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias] =
    tensors.slice(first, first + TENSORS_IN_LAYER);
  return { gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias };
}

/** The forward pass of a training, and the parts of it that its backward pass computes again. */
export type Forward = ReturnType<typeof forwardOf>;

/** Returns the forward pass of a training, prepared on demand for each micro-batch. */
export function forwardOf(shape: TrainingShape, buffers: TrainingBuffers) {
  const { spec, sequences } = shape;
  const { tensors, streams, layers, normed, wide, sizes } = buffers;
  const { device } = sizes;
  const { width, heads, context } = spec;
  const rows = sequences * context;
  const wideUnits = FORWARD_FACTOR * width;
  const attentionSize: AttentionSize = { sequences, context, heads, depth: width / heads };
  const [table, positions] = tensors;
  const [lastGain, lastBias] = tensors.slice(-2);
  const tokensAt = (buffer: GPUBuffer, microBatch: number): GPUBufferBinding => ({
    buffer,
    offset: microBatch * tokenBytes(shape),
    size: 4 * rows,
  });

  /** y = x kernel + bias, and the residual if there is one. */
  const linear = (
    x: GPUBuffer,
    kernel: PlannedTensor,
    bias: PlannedTensor,
    out: GPUBuffer,
    residual?: GPUBuffer,
  ): Prepared => {
    const [inner, columns] = kernel.shape;
    return matmulOf(sizes, {
      rows,
      inner,
      columns,
      a: x,
      b: kernel.params,
      out,
      bias: bias.params,
      residual,
    });
  };
  const norm = (x: GPUBuffer, gain: PlannedTensor, bias: PlannedTensor): Prepared =>
    layerNormOf(sizes, { rows, width, x, gain: gain.params, bias: bias.params, out: normed });

  /** From the stream before a layer to the argument of gelu. */
  function toGelu(layer: number): Prepared[] {
    const w = layerOf(tensors, layer);
    const { qkv, mixed, logSums, between, up } = layers[layer];
    return [
      norm(streams[layer], w.gain, w.normBias),
      linear(normed, w.qkv, w.qkvBias, qkv),
      attentionOf(sizes, attentionSize, { qkv, out: mixed, logSums }),
      linear(mixed, w.out, w.outBias, between, streams[layer]),
      norm(between, w.gain2, w.normBias2),
      linear(normed, w.up, w.upBias, up),
    ];
  }
  const active = (layer: number): Prepared =>
    geluOf(device, rows * wideUnits, layers[layer].up, { buffer: wide, size: 4 * rows * wideUnits });

  function forward(microBatch: number): Prepared[] {
    const embedding = { tokens: rows, width, context };
    return [
      tokenEmbeddingOf(sizes, embedding, {
        ids: tokensAt(buffers.ids, microBatch),
        table: table.params,
        positions: positions.params,
        out: streams[0],
      }),
      ...layers.flatMap(({ between }, layer) => {
        const w = layerOf(tensors, layer);
        return [
          ...toGelu(layer),
          active(layer),
          linear(wide, w.down, w.downBias, streams[layer + 1], between),
        ];
      }),
      norm(streams[spec.layers], lastGain, lastBias),
      matmulOf(sizes, {
        rows,
        inner: width,
        columns: BYTE_VOCABULARY,
        a: normed,
        b: table.params,
        out: wide,
        transposeB: true,
      }),
    ];
  }

  const loss = (microBatch: number, scale: number): Prepared[] => [
    tokenLossOf(
      sizes,
      { tokens: rows, scale },
      { targets: tokensAt(buffers.targets, microBatch), logits: wide, losses: buffers.losses },
    ),
    tokenLossSumOf(
      sizes,
      { tokens: rows, scale },
      { losses: buffers.losses, place: buffers.place, list: buffers.lossList },
    ),
  ];

  return { rows, attentionSize, tokensAt, norm, toGelu, active, forward, loss };
}
