/** All passes of a transformer on bytes, made once for the buffers of a training. */
import type { Prepared } from "@/lib/gpu/transformer/prepared";
import { backwardOf, type Segment } from "./backward";
import type { TrainingBuffers } from "./buffers";
import { forwardOf } from "./forward";
import type { TrainingShape } from "./plan";

/** The passes of a model, made once for its buffers. */
export interface ByteModel {
  /** One step: forward and backward of each micro-batch, and the updates. */
  readonly step: readonly Segment[];
  /** Logits of the first micro-batch's place, [tokens, 256], in `wide`. */
  readonly logits: readonly Prepared[];
  /** The same, and its mean loss added to the place of the list. */
  readonly heldOut: readonly Prepared[];
}

/** Prepares all passes of a training. */
export function byteModel(shape: TrainingShape, buffers: TrainingBuffers): ByteModel {
  const { microBatches, release } = shape;
  const { tensors } = buffers;
  const passes = forwardOf(shape, buffers);
  const { rows, forward, loss } = passes;
  const all = Array.from({ length: microBatches }, (_, i) => i);
  const scale = 1 / (rows * microBatches);
  const logits = forward(0);
  return {
    step: [
      ...all.flatMap((i): Segment[] => [
        { kind: "model", dispatches: [...forward(i), ...loss(i, scale)] },
        ...backwardOf(shape, buffers, passes, i),
      ]),
      { kind: "optimizer", tensors: release ? tensors.filter(({ held }) => held) : tensors },
    ],
    logits,
    heldOut: [...logits, ...loss(0, 1 / rows)],
  };
}
