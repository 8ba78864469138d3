/** The text of the kernels that know no rule: quantization and measurements. */
import { LONG_MOVE } from "@/lib/numerics/moves";
import cosineSum from "./kernels/cosine.sum.wgsl";
import cosine from "./kernels/cosine.wgsl";
import countCodes from "./kernels/count-codes.wgsl";
import dequantize from "./kernels/dequantize.wgsl";
import errorSums from "./kernels/error-sums.wgsl";
import movesList from "./kernels/moves.list.wgsl";
import moves from "./kernels/moves.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import encodeExtremeBlocks from "./kernels/parts/encode-extreme-blocks.wgsl";
import lostMoments from "./kernels/parts/lost-moments.wgsl";
import moveSize from "./kernels/parts/move-size.wgsl";
import product from "./kernels/parts/product.wgsl";
import tables from "./kernels/parts/tables.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import workgroupMoves from "./kernels/parts/workgroup-moves.wgsl";
import workgroupSum from "./kernels/parts/workgroup-sum.wgsl";
import quantize from "./kernels/quantize.wgsl";
import quantizeWide from "./kernels/quantize.wide.wgsl";
import quantizeWideAbsmax from "./kernels/quantize.wide-absmax.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { type BlockLayout, blocksSource, join, quadsFor, quantizing, STEP_QUADS } from "./sourceParts";
import { switchOverTensors } from "./tensorGroups";
import { unroll } from "./unroll";

/** Groups of four values that a thread of `quantize` takes at least, chosen in the same way as STEP_QUADS. */
export const QUANTIZE_QUADS = 4;

/**
 * Returns the quantization of a tensor in blocks that one workgroup holds.
 *
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 */
export const quantizeSource = (blockSize: number, variant: KernelVariant): string =>
  unroll(join(quantizing([false], blockSize, QUANTIZE_QUADS, variant), encodeExtremeBlocks, quantize), {
    QUADS: quadsFor(blockSize, QUANTIZE_QUADS),
  });

/**
 * Returns the quantization in wide blocks, in two passes: `absmax` finds each block's absmax, `codes` the
 * codes.
 */
export const quantizeWideSources = (variant: KernelVariant) => ({
  absmax: () => join(quantizing([false], "wide", QUANTIZE_QUADS, variant), quantizeWideAbsmax),
  codes: () => join(quantizing([false], "wide", QUANTIZE_QUADS, variant), encodeExtremeBlocks, quantizeWide),
});

/** Returns the kernel that turns codes into values. */
export const dequantizeSource = (layout: BlockLayout): string =>
  unroll(
    join("const STATES = 1u;", tensor, bits, tables, product, blocksSource(layout, STEP_QUADS), dequantize),
    { QUADS: quadsFor(layout, STEP_QUADS) },
  );

/**
 * Returns the kernel that counts codes.
 *
 * @param states number of states of the rule
 * @param codeBits bits of one code
 */
export const countCodesSource = (states: number, codeBits: 4 | 8): string =>
  join(`const STATES = ${states}u;\nconst BITS = ${codeBits}u;`, tensor, countCodes);

/**
 * Returns the kernel that leaves partial sums of the cosine of two updates of several tensors.
 *
 * @param tensors number of tensors
 * @param advanceBoth whether both runs' copies of the parameters are brought up to date, or the second run's
 */
export function cosineSource(tensors: number, advanceBoth: boolean): string {
  const accessor = (run: "a" | "b", first: number) => `\
${Array.from(
  { length: tensors },
  (_, t) => `@group(1) @binding(${first + t}) var<storage, read> after_${run}${t}: array<f32>;`,
).join("\n")}
fn after_${run}(tensor_index: u32, i: u32) -> f32 {
  ${switchOverTensors(tensors, (t) => `return after_${run}${t}[i];`)}
}`;
  return join(
    `const TENSORS = ${tensors}u;\nconst ADVANCE_A = ${advanceBoth};`,
    accessor("a", 0),
    accessor("b", tensors),
    workgroupSum,
    cosine,
  );
}

/** Returns the kernel that adds up the partial sums of all tensors. */
export const cosineSumSource = (): string => join(workgroupSum, cosineSum);

/** Where the moments of a tensor are stored in codes: the bits of a code, and the numbers of the two states. */
export interface MomentCodes {
  readonly bits: 4 | 8;
  /** Whether m is in floats, beside r in codes. */
  readonly isFloatM: boolean;
  /** Place of m among the states in codes, or among those in floats. */
  readonly m: number;
  /** Place of r among the states in codes. */
  readonly r: number;
}

/**
 * Declares one buffer for each tensor in the second bind group, and a function that reads an element of one of them.
 *
 * @param first binding of the first buffer
 */
function readers(name: string, type: "f32" | "u32", first: number, tensors: number): string {
  const lines = (line: (tensor: number) => string) =>
    Array.from({ length: tensors }, (_, t) => line(t)).join("\n");
  return `\
${lines((t) => `@group(1) @binding(${first + t}) var<storage, read> ${name}_${t}: array<${type}>;`)}
fn ${name}(tensor_index: u32, i: u32) -> ${type} {
  switch tensor_index {
${lines((t) => `    ${t === tensors - 1 ? "default" : `case ${t}u`}: { return ${name}_${t}[i]; }`)}
  }
}
`;
}

/** Returns the function that tells whether m of a weight is zero. Each state in floats takes whole groups of four. */
const isZeroM = ({ isFloatM }: MomentCodes): string => `\
fn is_zero_m(tensor_index: u32, i: u32) -> bool {
  ${
    isFloatM
      ? `let value = floats(tensor_index, M * 4u * ((shares[tensor_index].n + 3u) / 4u) + i);
  return (bitcast<u32>(value) & WITHOUT_SIGN) == 0u;`
      : "return is_zero(tensor_index, M, 0u, i);"
  }
}
`;

/**
 * Returns the kernel that measures how far the weights of some tensors moved.
 *
 * @param tensors number of tensors, all stored alike
 * @param moments undefined for tensors whose r is not in codes, which is not looked at
 */
export const movesSource = (tensors: number, moments: MomentCodes | undefined): string =>
  join(
    `const TENSORS = ${tensors}u;\nconst LONG_MOVE = ${LONG_MOVE.toFixed(1)};`,
    bits,
    moveSize,
    readers("before_step", "f32", 0, tensors),
    readers("after_step", "f32", tensors, tensors),
    moments
      ? join(
          `const BITS = ${moments.bits}u;\nconst M = ${moments.m}u;\nconst R = ${moments.r}u;`,
          readers("codes", "u32", 2 * tensors, tensors),
          readers("absmax", "f32", 3 * tensors, tensors),
          lostMoments,
          moments.isFloatM ? readers("floats", "f32", 4 * tensors, tensors) : "",
          isZeroM(moments),
        )
      : "fn is_lost(tensor_index: u32, i: u32) -> bool {\n  return false;\n}",
    workgroupMoves,
    moves,
  );

/**
 * Returns the kernel that joins the results of all tensors of a lane.
 *
 * @param words of a lane in the row
 */
export const movesListSource = (words: number): string =>
  join(`const WORDS = ${words}u;`, workgroupMoves, movesList);

/** Returns the kernel that adds up the errors of a quantized tensor. */
export const errorSumsSource = (): string =>
  join("const STATES = 1u;", tensor, tables, workgroupSum, errorSums);
