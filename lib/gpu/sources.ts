/**
 * The text of each kernel, joined from a kernel in kernels/, its parts in kernels/parts/ and a few generated
 * constants. WGSL has no import: the parts are concatenated, the generated constants first.
 */
import type { Rule } from "@/lib/numerics/rules/rule";
import cosineSum from "./kernels/cosine.sum.wgsl";
import cosine from "./kernels/cosine.wgsl";
import countCodes from "./kernels/count-codes.wgsl";
import dequantize from "./kernels/dequantize.wgsl";
import errorSums from "./kernels/error-sums.wgsl";
import absmax from "./kernels/parts/absmax.wgsl";
import absmaxSubgroups from "./kernels/parts/absmax-subgroups.wgsl";
import absmaxWithoutNan from "./kernels/parts/absmax-without-nan.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import blocks from "./kernels/parts/blocks.wgsl";
import blocksByEight from "./kernels/parts/blocks-by-eight.wgsl";
import blocksWide from "./kernels/parts/blocks-wide.wgsl";
import cell4Bit from "./kernels/parts/cell-4-bit.wgsl";
import cell8Bit from "./kernels/parts/cell-8-bit.wgsl";
import cell32Bit from "./kernels/parts/cell-32-bit.wgsl";
import codes4Bit from "./kernels/parts/codes-4-bit.wgsl";
import encodeExtremeBlocks from "./kernels/parts/encode-extreme-blocks.wgsl";
import encodeLines from "./kernels/parts/encode-lines.wgsl";
import encodeSearch from "./kernels/parts/encode-search.wgsl";
import encodeSearch16 from "./kernels/parts/encode-search-16.wgsl";
import encoder from "./kernels/parts/encoder.wgsl";
import paramsF32 from "./kernels/parts/params-f32.wgsl";
import paramsVec4 from "./kernels/parts/params-vec4.wgsl";
import product from "./kernels/parts/product.wgsl";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
import sortable from "./kernels/parts/sortable.wgsl";
import tables from "./kernels/parts/tables.wgsl";
import tables16 from "./kernels/parts/tables-16.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import workgroupSum from "./kernels/parts/workgroup-sum.wgsl";
import quantize from "./kernels/quantize.wgsl";
import quantizeWide from "./kernels/quantize.wide.wgsl";
import quantizeWideAbsmax from "./kernels/quantize.wide-absmax.wgsl";
import rescaleCoefficientsSums from "./kernels/rescale-coefficients.sums.wgsl";
import rescaleCoefficients from "./kernels/rescale-coefficients.wgsl";
import step4 from "./kernels/step4.wgsl";
import step8 from "./kernels/step8.wgsl";
import step8Wide from "./kernels/step8.wide.wgsl";
import step8WideAbsmax from "./kernels/step8.wide-absmax.wgsl";
import step32 from "./kernels/step32.wgsl";
import type { KernelVariant } from "./kernelVariant";
import type { EncodeMethod } from "./mapTable";
import { ruleSource, tensorWideSource } from "./ruleKernels";
import { unroll } from "./unroll";

const ENCODERS: Readonly<Record<EncodeMethod, string>> = {
  lines: encodeLines,
  search: `${sortable}\n${encodeSearch}`,
};

const join = (...parts: readonly string[]) => parts.join("\n");

/** The block size, a power of two that one workgroup holds, or "wide" for blocks of any other size. */
export type BlockLayout = number | "wide";

/**
 * Returns the groups of four values that a thread takes: enough that 256 threads hold a block, and at least
 * `least`.
 */
const quadsFor = (layout: BlockLayout, least: number): number =>
  layout === "wide" ? 2 : Math.max(least, layout / 1024);

/**
 * Groups of four values that a thread of a step takes at least: the fastest of those measured
 * (parts/blocks.wgsl).
 */
export const STEP_QUADS = 2;
/** Groups of four values that a thread of `quantize` takes at least, chosen in the same way. */
export const QUANTIZE_QUADS = 4;

const blocksSource = (layout: BlockLayout, quads: number) =>
  join(
    `const QUADS = ${quadsFor(layout, quads)}u;`,
    layout === "wide" ? blocksWide : join(`const BLOCK_SIZE = ${layout}u;`, blocks),
  );

const stateConstants = (guarded: readonly boolean[], negatives: readonly boolean[]) => `\
const STATES = ${guarded.length}u;
// Whether the codes of a state keep the sign of their value, and whether there are codes for values below 0.
const GUARDED = array<bool, STATES>(${guarded.join(", ")});
const NEGATIVES = array<bool, STATES>(${negatives.join(", ")});
`;

/** Returns the WGSL types of a rule: what it reads and writes for four parameters, and its coefficients. */
export const ruleTypes = (rule: Rule): string => `\
// Four neighbouring parameters: value, gradient, state (${rule.states.map(({ symbol }) => symbol).join(", ")}).
struct Cell {
  p: vec4f,
  g: vec4f,
  s: array<vec4f, STATES>,
}
struct Coefficients {
${rule.coefficients.map((name) => `  ${name}: f32,`).join("\n")}
}
`;

/** Declares one buffer for each 32-bit state, after the tensor and the coefficients. */
const stateBuffers = (rule: Rule) => {
  const lines = (line: (k: number) => string) => rule.states.map((_, k) => line(k)).join("\n");
  return `\
${lines((k) => `@group(0) @binding(${2 + k}) var<storage, read_write> state${k}: array<vec4f>;`)}
fn load_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => `  cell.s[${k}] = state${k}[quad];`)}
}
fn store_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => `  state${k}[quad] = cell.s[${k}];`)}
}
`;
};

/** WGSL wants `enable` before everything else. */
const subgroupHead = (subgroup: number | undefined) =>
  subgroup ? `enable subgroups;\nconst SUBGROUP = ${subgroup}u;` : "";

/** Joins the parts of every kernel that finds nearest codes of 8 bits. */
const quantizing = (
  guarded: readonly boolean[],
  layout: BlockLayout,
  quads: number,
  { subgroup, negatives, encodeMethod }: KernelVariant,
) =>
  join(
    subgroupHead(subgroup),
    stateConstants(guarded, negatives),
    tensor,
    bits,
    tables,
    reciprocal,
    blocksSource(layout, quads),
    absmaxWithoutNan,
    encoder,
    ENCODERS[encodeMethod],
    subgroup ? absmaxSubgroups : absmax,
  );

const guardedStates = (rule: Rule) => rule.states.map(({ signed }) => signed);

/** Returns the access to parameters and gradients: four at a time if their number `n` is a multiple of 4. */
const paramsSource = (byQuads: boolean) => (byQuads ? paramsVec4 : paramsF32);

/** Joins the parts of every 8-bit step. */
const stepping = (rule: Rule, layout: BlockLayout, variant: KernelVariant, byQuads: boolean) =>
  join(
    quantizing(guardedStates(rule), layout, STEP_QUADS, variant),
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
  );

/**
 * Returns the 8-bit step over blocks that one workgroup holds.
 *
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const step8Source = (
  rule: Rule,
  blockSize: number,
  variant: KernelVariant,
  byQuads: boolean,
): string => join(stepping(rule, blockSize, variant, byQuads), step8);

/**
 * Returns the naive 8-bit step of the ladder.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 * @param naive the text of ladder/naive.wgsl; only the ladder needs it, so no other bundle holds it
 */
export const naiveStep8Source = (rule: Rule, byQuads: boolean, naive: string): string =>
  join(
    `const STATES = ${rule.states.length}u;`,
    `const GUARDED = array<bool, STATES>(${guardedStates(rule).join(", ")});`,
    tensor,
    bits,
    reciprocal,
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    naive,
  );

/**
 * Returns the 8-bit step over wide blocks, in two passes: `absmax` finds each block's new absmax, `codes`
 * does the step.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const step8WideSources = (rule: Rule, variant: KernelVariant, byQuads: boolean) => ({
  absmax: () => join(stepping(rule, "wide", variant, byQuads), cell8Bit, step8WideAbsmax),
  codes: () => join(stepping(rule, "wide", variant, byQuads), cell8Bit, step8Wide),
});

/**
 * Returns the 4-bit step.
 *
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function step4Source(
  rule: Rule,
  blockSize: number,
  { subgroup, negatives }: KernelVariant,
  byQuads: boolean,
): string {
  // Groups of eight values that a thread takes: enough that a workgroup's 256 threads hold a block.
  const groups = Math.max(1, blockSize / 2048);
  const source = join(
    subgroupHead(subgroup),
    stateConstants(guardedStates(rule), negatives),
    tensor,
    bits,
    codes4Bit,
    tables16,
    reciprocal,
    `const BLOCK_SIZE = ${blockSize}u;\nconst OCTETS = ${groups}u;`,
    blocksByEight,
    absmaxWithoutNan,
    sortable,
    encodeSearch16,
    subgroup ? absmaxSubgroups : absmax,
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    step4,
  );
  // With its loops left in, Adam's step took 1.5 times as long on an H100 (64 Mi parameters: 0.60 ms, not
  // 0.40).
  return unroll(source, { STATES: rule.states.length, QUADS: 2 * groups, OCTETS: groups });
}

/**
 * Returns the 32-bit step.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function step32Source(rule: Rule, byQuads: boolean): string {
  return join(
    `const STATES = ${rule.states.length}u;`,
    ruleTypes(rule),
    tensor,
    bits,
    stateBuffers(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    step32,
  );
}

/**
 * Returns the kernel that adds up a rule's sums over the whole tensor.
 *
 * @param stateBits how the state is stored
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function rescaleCoefficientsSumsSource(rule: Rule, stateBits: 4 | 8 | 32, byQuads: boolean): string {
  const cells: Readonly<Record<typeof stateBits, () => string>> = {
    4: () => join(tables16, codes4Bit, ruleTypes(rule), cell4Bit),
    8: () => join(tables, ruleTypes(rule), cell8Bit),
    32: () => join(ruleTypes(rule), stateBuffers(rule), cell32Bit),
  };
  return join(
    `const STATES = ${rule.states.length}u;`,
    tensor,
    bits,
    paramsSource(byQuads),
    cells[stateBits](),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficientsSums,
  );
}

/**
 * Returns the kernel that rescales the coefficients of one tensor by its sums.
 *
 * @param quadsPerWorkgroup groups of four values that called for one workgroup of the kernel of the sums
 */
export const rescaleCoefficientsSource = (rule: Rule, quadsPerWorkgroup: number): string =>
  join(
    `const STATES = ${rule.states.length}u;\nconst QUADS_PER_WORKGROUP = ${quadsPerWorkgroup}u;`,
    tensor,
    bits,
    ruleTypes(rule),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficients,
  );

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

/** Returns the kernel that leaves partial sums of the cosine of two updates of one tensor. */
export const cosineSource = (): string => join(workgroupSum, cosine);

/** Returns the kernel that adds up the partial sums of all tensors. */
export const cosineSumSource = (): string => join(workgroupSum, cosineSum);

/** Returns the kernel that adds up the errors of a quantized tensor. */
export const errorSumsSource = (): string =>
  join("const STATES = 1u;", tensor, tables, workgroupSum, errorSums);
