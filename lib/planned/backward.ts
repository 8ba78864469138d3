/**
 * The backward pass of a transformer on bytes as a list of prepared dispatches, with the updates of released
 * gradients between them.
 */
import { attentionGradientOf } from "@/lib/gpu/transformer/attention";
import { geluGradientOf, layerNormGradientOf } from "@/lib/gpu/transformer/layerNorm";
import { columnSumsOf, matmulOf } from "@/lib/gpu/transformer/matmul";
import type { Prepared } from "@/lib/gpu/transformer/prepared";
import { tokenEmbeddingGradientOf } from "@/lib/gpu/transformer/tokens";
import { BYTE_VOCABULARY, FORWARD_FACTOR } from "@/lib/numerics/transformer/byteShapes";
import type { PlannedTensor, TrainingBuffers } from "./buffers";
import { type Forward, layerOf } from "./forward";
import type { TrainingShape } from "./plan";

/** A part of a step: dispatches of the model, or tensors that are due for their update. */
export type Segment =
  | { readonly kind: "model"; readonly dispatches: readonly Prepared[] }
  | { readonly kind: "optimizer"; readonly tensors: readonly PlannedTensor[] };

/** Returns the backward pass of a micro-batch; with gradient release, updates stand between its parts. */
export function backwardOf(
  shape: TrainingShape,
  buffers: TrainingBuffers,
  { rows, attentionSize, tokensAt, norm, toGelu, active }: Forward,
  microBatch: number,
): Segment[] {
  const { spec, checkpoint } = shape;
  const { tensors, streams, layers, dx, normed, dnormed, wide, sizes } = buffers;
  const { device } = sizes;
  const { width, context } = spec;
  const wideUnits = FORWARD_FACTOR * width;
  const [table, positions] = tensors;
  const [lastGain, lastBias] = tensors.slice(-2);
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
