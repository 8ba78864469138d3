/**
 * The forward and the backward pass of a transformer on bytes as lists of prepared dispatches. The reference
 * is lib/numerics/transformer/byteTransformer.ts; the order of the dispatches is that of its lines.
 */
import { attentionGradientOf, attentionOf } from "@/lib/gpu/transformer/attention";
import { geluGradientOf, geluOf, layerNormGradientOf, layerNormOf } from "@/lib/gpu/transformer/layerNorm";
import { columnSumsOf, matmulOf } from "@/lib/gpu/transformer/matmul";
import type { Prepared } from "@/lib/gpu/transformer/prepared";
import {
  tokenEmbeddingGradientOf,
  tokenEmbeddingOf,
  tokenLossOf,
  tokenLossSumOf,
} from "@/lib/gpu/transformer/tokens";
import type { AttentionSize } from "@/lib/numerics/transformer/attention";
import {
  BYTE_VOCABULARY,
  FORWARD_FACTOR,
  TENSORS_BEFORE_LAYERS,
  TENSORS_IN_LAYER,
} from "@/lib/numerics/transformer/byteShapes";
import type { PlannedTensor, TrainingBuffers } from "./buffers";
import { type TrainingShape, tokenBytes } from "./plan";

/** A part of a step: dispatches of the model, or tensors that are due for their update. */
export type Segment =
  | { readonly kind: "model"; readonly dispatches: readonly Prepared[] }
  | { readonly kind: "optimizer"; readonly tensors: readonly PlannedTensor[] };

/** The passes of a model, made once for its buffers. */
export interface ByteModel {
  /** One step: forward and backward of each micro-batch, and the updates. */
  readonly step: readonly Segment[];
  /** Logits of the first micro-batch's place, [tokens, 256], in `wide`. */
  readonly logits: readonly Prepared[];
  /** The same, and its mean loss added to the place of the list. */
  readonly heldOut: readonly Prepared[];
}

/** The tensors of a layer by name. */
function layerOf(tensors: readonly PlannedTensor[], layer: number) {
  const first = TENSORS_BEFORE_LAYERS + layer * TENSORS_IN_LAYER;
  const [gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias] =
    tensors.slice(first, first + TENSORS_IN_LAYER);
  return { gain, normBias, qkv, qkvBias, out, outBias, gain2, normBias2, up, upBias, down, downBias };
}

/** Prepares all passes of a training. */
export function byteModel(shape: TrainingShape, buffers: TrainingBuffers): ByteModel {
  const { spec, sequences, microBatches, release, checkpoint } = shape;
  const { tensors, streams, layers, dx, normed, dnormed, wide, sizes } = buffers;
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

  /** The backward pass of a micro-batch; with gradient release, updates stand between its parts. */
  function backward(microBatch: number): Segment[] {
    const accumulate = microBatch > 0;
    const segments: Segment[] = [];
    let dispatches: Prepared[] = [];
    const add = (...more: readonly Prepared[]) => dispatches.push(...more);
    /** Ends the dispatches so far with the updates of some tensors. */
    const update = (due: readonly PlannedTensor[]) => {
      segments.push({ kind: "model", dispatches }, { kind: "optimizer", tensors: due });
      dispatches = [];
    };
    const released = (tensor: PlannedTensor) => {
      if (!tensor.held) update([tensor]);
    };
    /** Gradients of y = x kernel + bias; the gradient by x goes to `out` before the kernel changes. */
    const linearGradient = (
      x: GPUBuffer,
      dy: GPUBuffer,
      kernel: PlannedTensor,
      bias: PlannedTensor,
      out: GPUBuffer,
    ) => {
      const [inputs, outputs] = kernel.shape;
      add(
        matmulOf(sizes, {
          rows: inputs,
          inner: rows,
          columns: outputs,
          a: x,
          b: dy,
          out: kernel.grads,
          transposeA: true,
          accumulate,
        }),
        columnSumsOf(sizes, { rows, columns: outputs, values: dy, sums: bias.grads, accumulate }),
        matmulOf(sizes, {
          rows,
          inner: outputs,
          columns: inputs,
          a: dy,
          b: kernel.params,
          out,
          transposeB: true,
        }),
      );
      released(kernel);
    };
    const normGradient = (x: GPUBuffer, gain: PlannedTensor, bias: PlannedTensor, addToDx = true) =>
      add(
        ...layerNormGradientOf(sizes, {
          rows,
          width,
          x,
          gain: gain.params,
          dy: dnormed,
          dx,
          addToDx,
          statistics: buffers.statistics,
          dgain: gain.grads,
          dbias: bias.grads,
          accumulate,
        }),
      );

    add(
      matmulOf(sizes, {
        rows: BYTE_VOCABULARY,
        inner: rows,
        columns: width,
        a: wide,
        b: normed,
        out: table.grads,
        transposeA: true,
        accumulate,
      }),
      matmulOf(sizes, {
        rows,
        inner: BYTE_VOCABULARY,
        columns: width,
        a: wide,
        b: table.params,
        out: dnormed,
      }),
    );
    normGradient(streams[spec.layers], lastGain, lastBias, false);
    for (let layer = spec.layers - 1; layer >= 0; layer--) {
      const w = layerOf(tensors, layer);
      const { qkv, mixed, logSums, between, up } = layers[layer];
      // The last layer's values are still there.
      if (checkpoint && layer < spec.layers - 1) add(...toGelu(layer));
      add(active(layer));
      linearGradient(wide, dx, w.down, w.downBias, wide);
      add(
        geluGradientOf(device, rows * wideUnits, up, { buffer: wide, size: 4 * rows * wideUnits }),
        norm(between, w.gain2, w.normBias2),
      );
      linearGradient(normed, wide, w.up, w.upBias, dnormed);
      normGradient(between, w.gain2, w.normBias2);
      linearGradient(mixed, dx, w.out, w.outBias, dnormed);
      add(
        ...attentionGradientOf(sizes, attentionSize, {
          qkv,
          out: mixed,
          logSums,
          dout: dnormed,
          dqkv: wide,
          means: buffers.means,
        }),
        norm(streams[layer], w.gain, w.normBias),
      );
      linearGradient(normed, wide, w.qkv, w.qkvBias, dnormed);
      normGradient(streams[layer], w.gain, w.normBias);
    }
    add(
      ...tokenEmbeddingGradientOf(
        sizes,
        { tokens: rows, width, context },
        BYTE_VOCABULARY,
        {
          ids: tokensAt(buffers.ids, microBatch),
          gradient: dx,
          byTable: table.grads,
          byPositions: positions.grads,
        },
        accumulate,
      ),
    );
    released(positions);
    if (dispatches.length > 0) segments.push({ kind: "model", dispatches });
    return segments;
  }

  const all = Array.from({ length: microBatches }, (_, i) => i);
  const scale = 1 / (rows * microBatches);
  const logits = forward(0);
  return {
    step: [
      ...all.flatMap((i): Segment[] => [
        { kind: "model", dispatches: [...forward(i), ...loss(i, scale)] },
        ...backward(i),
      ]),
      { kind: "optimizer", tensors: release ? tensors.filter(({ held }) => held) : tensors },
    ],
    logits,
    heldOut: [...logits, ...loss(0, 1 / rows)],
  };
}
