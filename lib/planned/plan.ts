/**
 * The memory plan of a transformer on bytes: every buffer of its training with its exact size, known before
 * the first of them is made.
 */
import { paddedBytes } from "@/lib/gpu/buffers";
import { stateBufferBytes } from "@/lib/gpu/stateBytes";
import { SIZES_BYTES } from "@/lib/gpu/transformer/prepared";
import { ArgumentError } from "@/lib/numerics/errors";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import type { Rule } from "@/lib/numerics/rules/rule";
import {
  BYTE_VOCABULARY,
  type ByteSpec,
  byteWeightShapes,
  elementsOf,
  FORWARD_FACTOR,
  type WeightShape,
} from "@/lib/numerics/transformer/byteShapes";

/** A size or an option of a training that cannot be. */
export class PlanError extends ArgumentError {
  override readonly name = "PlanError";
}

/** Kinds of memory, in the order in which their buffers are made. */
export const MEMORY_KINDS = ["weights", "gradients", "workspace", "activations", "state"] as const;

/** A kind of memory. */
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** Everything that determines the memory of a training. */
export interface TrainingShape {
  readonly spec: ByteSpec;
  /** Sequences of a micro-batch. */
  readonly sequences: number;
  /** Micro-batches of a step, whose gradients are added up in place. */
  readonly microBatches: number;
  readonly rule: Rule;
  /** Precision of the state of tensors with 4096 elements or more; smaller tensors have 32-bit state. */
  readonly storage: { readonly bits: 32 } | { readonly bits: 8; readonly blockSize: number };
  /**
   * Gradient release: each matrix is updated as soon as its gradient is there, so that one buffer serves the
   * gradients of all. It takes one micro-batch a step.
   */
  readonly release: boolean;
  /** Activation checkpointing: only the input of each layer is kept, and the layer is computed again. */
  readonly checkpoint: boolean;
}

/** A buffer, or the buffers of one tensor's state, to be made. */
export interface PlannedMemory {
  readonly kind: MemoryKind;
  readonly name: string;
  /** Bytes of the buffers, with their padding. */
  readonly bytes: number;
}

/** Values of one layer that are kept for its gradient, as numbers of floats a token. */
export const layerActivations = ({ width, heads }: ByteSpec) => ({
  qkv: 3 * width,
  mixed: width,
  logSums: heads,
  between: width,
  up: FORWARD_FACTOR * width,
});

/** Steps whose losses the GPU holds until they are read; one more place is for held-out text. */
export const LOSS_PLACES = 256;

/** Bytes where the tokens of a micro-batch may begin in their buffer, on every device. */
const TOKEN_ALIGNMENT = 256;

/** Returns the bytes of the tokens of one micro-batch in their buffer. */
export const tokenBytes = ({ spec, sequences }: TrainingShape): number =>
  Math.ceil((4 * sequences * spec.context) / TOKEN_ALIGNMENT) * TOKEN_ALIGNMENT;

/** Buffers that every step uses again, in bytes. */
function workspaceBytes(shape: TrainingShape): Record<string, number> {
  const { spec, sequences, microBatches, rule } = shape;
  const { width, heads, context } = spec;
  const tokens = sequences * context;
  const floats = (n: number) => 4 * n;
  return {
    "gradient of the residual stream": floats(tokens * width),
    "result of a layer norm": floats(tokens * width),
    "gradient by a part's input": floats(tokens * width),
    // gelu and its gradient, gradients of queries, keys and values, and logits follow each other here.
    "widest values of a layer": floats(tokens * Math.max(FORWARD_FACTOR * width, BYTE_VOCABULARY)),
    "means of attention": floats(tokens * heads),
    "statistics of rows": floats(tokens * 2),
    "losses of tokens": floats(tokens),
    "losses of steps": floats(LOSS_PLACES + 1),
    "bytes read": microBatches * tokenBytes(shape),
    "bytes to predict": microBatches * tokenBytes(shape),
    "place of the loss": 16,
    coefficients: 4 * rule.coefficients.length,
    sizes: SIZES_BYTES,
  };
}

/** Name of the buffer that holds one released gradient after the other. */
export const RELEASED = "released gradients";

/**
 * Returns whether a tensor's gradient has a buffer of its own. With release these are vectors, which are small,
 * and the table, whose gradient comes from both ends of the model.
 */
export const keepsGradient = ({ release }: TrainingShape, { name, shape }: WeightShape): boolean =>
  !release || shape.length === 1 || name === "embedding/weight";

/** Returns the storage of one tensor's state. */
export const storageFor = ({ storage }: TrainingShape, n: number): TrainingShape["storage"] =>
  n < REFERENCE_MIN_8BIT_SIZE ? { bits: 32 } : storage;

/** Refuses shapes that cannot be trained. @throws PlanError with a sentence that says what to change */
function checkShape({ sequences, microBatches, release }: TrainingShape): void {
  for (const [name, value] of Object.entries({ sequences, microBatches }))
    if (!Number.isSafeInteger(value) || value < 1) throw new PlanError(name, value, "a whole number from 1");
  if (release && microBatches !== 1)
    throw new PlanError(
      "microBatches",
      microBatches,
      "1 with gradient release: a gradient is gone before the next micro-batch could be added to it",
    );
}

/**
 * Returns every buffer of a training in the order in which it is made: weights, gradients, workspace,
 * activations, and last the optimizer state, tensor by tensor.
 *
 * @throws PlanError, NumericsError or KernelArgumentError if a size cannot be
 */
export function planMemory(shape: TrainingShape): PlannedMemory[] {
  checkShape(shape);
  const { spec, rule, sequences, checkpoint } = shape;
  const weights = byteWeightShapes(spec);
  const planned = (kind: MemoryKind, name: string, bytes: number): PlannedMemory => ({
    kind,
    name,
    bytes: paddedBytes(bytes),
  });
  const tokens = sequences * spec.context;
  const stream = 4 * tokens * spec.width;
  const released = weights.filter((weight) => !keepsGradient(shape, weight)).map(elementsOf);
  const layers = Array.from({ length: spec.layers }, (_, i) => i + 1);
  const sets = checkpoint ? ["a layer"] : layers.map((layer) => `layer${layer}`);
  return [
    ...weights.map((weight) => planned("weights", weight.name, 4 * elementsOf(weight))),
    ...weights
      .filter((weight) => keepsGradient(shape, weight))
      .map((weight) => planned("gradients", weight.name, 4 * elementsOf(weight))),
    ...(released.length > 0 ? [planned("gradients", RELEASED, 4 * Math.max(...released))] : []),
    ...Object.entries(workspaceBytes(shape)).map(([name, bytes]) => planned("workspace", name, bytes)),
    ...layers.map((layer) => planned("activations", `layer${layer}/before`, stream)),
    planned("activations", "output/before", stream),
    ...sets.flatMap((set) =>
      Object.entries(layerActivations(spec)).map(([name, floats]) =>
        planned("activations", `${set}/${name}`, 4 * tokens * floats),
      ),
    ),
    ...weights.map((weight): PlannedMemory => {
      const n = elementsOf(weight);
      const bytes = stateBufferBytes(rule, n, storageFor(shape, n));
      return { kind: "state", name: weight.name, bytes };
    }),
  ];
}

/** Bytes of each kind of memory. */
export type MemoryBytes = Readonly<Record<MemoryKind, number>>;

/** Returns the sum of a plan by kind, bytes. */
export function bytesByKind(plan: readonly PlannedMemory[]): MemoryBytes {
  const sums = Object.fromEntries(MEMORY_KINDS.map((kind) => [kind, 0])) as Record<MemoryKind, number>;
  for (const { kind, bytes } of plan) sums[kind] += bytes;
  return sums;
}

/** Returns the sum of a plan, bytes. */
export const totalBytes = (plan: readonly PlannedMemory[]): number =>
  plan.reduce((sum, { bytes }) => sum + bytes, 0);
