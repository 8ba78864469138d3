/** Causal attention on the GPU, forward and backward, without stored scores. */
import type { AttentionSize } from "@/lib/numerics/transformer/attention";
import { KernelArgumentError } from "../errors";
import type { Access, Bindable, Grid } from "../kernel";
import keyGradient from "../kernels/transformer/attention.key-gradient.wgsl";
import queryGradient from "../kernels/transformer/attention.query-gradient.wgsl";
import valueGradient from "../kernels/transformer/attention.value-gradient.wgsl";
import attention from "../kernels/transformer/attention.wgsl";
import { join } from "../sourceParts";
import { unroll } from "../unroll";
import { type Prepared, prepare, type Sizes } from "./prepared";

/** Keys and values in workgroup memory at a time: 8 KiB at the largest depth. */
const KEYS = 16;

/** Largest depth of a head: a thread keeps three vectors of it in registers. */
export const MAX_DEPTH = 64;

/** Queries or keys of a workgroup. */
const THREADS = 64;

const source = (kernel: string, depth: number) => {
  const quads = depth / 4;
  const declarations = `\
struct AttentionSize {
  context: u32,
  heads: u32,
  // 1 / sqrt(depth)
  scale: f32,
}
const QUADS = ${quads}u;
const KEYS = ${KEYS}u;
// The smallest float: the largest score before there is one.
const LEAST = -0x1.fffffep127f;`;
  return unroll(join(declarations, kernel), { QUADS: quads });
};

function sizeOf(sizes: Sizes, { context, heads, depth }: AttentionSize): GPUBufferBinding {
  if (depth % 4 !== 0 || depth > MAX_DEPTH)
    throw new KernelArgumentError("depth", depth, `a multiple of 4, at most ${MAX_DEPTH}`);
  const words = Uint32Array.of(context, heads, 0);
  new Float32Array(words.buffer)[2] = 1 / Math.sqrt(depth);
  return sizes.of(words);
}

const gridOf = ({ sequences, context, heads }: AttentionSize): Grid => [
  Math.ceil(context / THREADS),
  sequences * heads,
];

/**
 * Prepares causal attention. Twin: lib/numerics/transformer/attention.ts.
 *
 * @throws KernelArgumentError if the depth is no multiple of 4, or too large
 */
export const attentionOf = (
  sizes: Sizes,
  size: AttentionSize,
  { qkv, out, logSums }: { readonly qkv: Bindable; readonly out: Bindable; readonly logSums: Bindable },
): Prepared =>
  prepare(
    sizes.device,
    {
      key: `attention, depth ${size.depth}`,
      source: () => source(attention, size.depth),
      access: ["uniform", "read", "write", "write"],
    },
    [sizeOf(sizes, size), qkv, out, logSums],
    gridOf(size),
  );

/** The buffers of attention's gradient. */
export interface AttentionGradientOrder {
  readonly qkv: Bindable;
  /** The result of attention. */
  readonly out: Bindable;
  readonly logSums: Bindable;
  /** Gradient by the result. */
  readonly dout: Bindable;
  /** Receives the gradient by queries, keys and values. */
  readonly dqkv: Bindable;
  /** Receives a number for each query of each head, [sequences, heads, context]. */
  readonly means: Bindable;
}

/**
 * Prepares the gradient of attention, three dispatches. Twin: lib/numerics/transformer/attention.ts.
 *
 * @throws KernelArgumentError if the depth is no multiple of 4, or too large
 */
export function attentionGradientOf(
  sizes: Sizes,
  size: AttentionSize,
  { qkv, out, logSums, dout, dqkv, means }: AttentionGradientOrder,
): Prepared[] {
  const uniform = sizeOf(sizes, size);
  const part = (name: string, kernel: string, access: readonly Access[], buffers: readonly Bindable[]) =>
    prepare(
      sizes.device,
      {
        key: `attention, gradient by ${name}, depth ${size.depth}`,
        source: () => source(kernel, size.depth),
        access: ["uniform", ...access],
      },
      [uniform, ...buffers],
      gridOf(size),
    );
  return [
    part(
      "queries",
      queryGradient,
      ["read", "read", "read", "read", "write", "write"],
      [qkv, out, logSums, dout, dqkv, means],
    ),
    part("values", valueGradient, ["read", "read", "read", "write"], [qkv, logSums, dout, dqkv]),
    part("keys", keyGradient, ["read", "read", "read", "read", "write"], [qkv, logSums, dout, means, dqkv]),
  ];
}
