/**
 * The text of each kernel, put together from the files in kernels/ and a few generated constants. WGSL has no
 * import; the parts are simply joined, the generated ones first.
 */
import type { Rule } from "@/lib/numerics/rules/rule";
import absmax from "./kernels/absmax.wgsl";
import absmaxSubgroups from "./kernels/absmax-subgroups.wgsl";
import bits from "./kernels/bits.wgsl";
import blocks from "./kernels/blocks.wgsl";
import blocksByEight from "./kernels/blocks-by-eight.wgsl";
import wideBlocks from "./kernels/blocks-wide.wgsl";
import cosine from "./kernels/cosine.wgsl";
import cosineSum from "./kernels/cosine-sum.wgsl";
import dequantize from "./kernels/dequantize.wgsl";
import lines from "./kernels/encode-lines.wgsl";
import encodeOf16 from "./kernels/encode-of-16.wgsl";
import search from "./kernels/encode-search.wgsl";
import encoder from "./kernels/encoder.wgsl";
import errorSums from "./kernels/error-sums.wgsl";
import histogram from "./kernels/histogram.wgsl";
import nan from "./kernels/nan.wgsl";
import octets from "./kernels/octets.wgsl";
import product from "./kernels/product.wgsl";
import quantize from "./kernels/quantize.wgsl";
import rare from "./kernels/rare.wgsl";
import reciprocal from "./kernels/reciprocal.wgsl";
import scaled from "./kernels/scaled.wgsl";
import step4 from "./kernels/step4.wgsl";
import step8 from "./kernels/step8.wgsl";
import step32 from "./kernels/step32.wgsl";
import sum from "./kernels/sum.wgsl";
import tables from "./kernels/tables.wgsl";
import tablesOf16 from "./kernels/tables-of-16.wgsl";
import tensor from "./kernels/tensor.wgsl";
import byFour from "./kernels/tensors-by-four.wgsl";
import byOne from "./kernels/tensors-by-one.wgsl";
import wideCell from "./kernels/wide-cell.wgsl";
import wideQuantize from "./kernels/wide-quantize.wgsl";
import wideQuantizeAbsmax from "./kernels/wide-quantize-absmax.wgsl";
import wideStep8 from "./kernels/wide-step8.wgsl";
import wideStep8Absmax from "./kernels/wide-step8-absmax.wgsl";
import type { Encoder } from "./mapTable";
import type { Means } from "./means";
import { ruleSource } from "./ruleKernels";
import { unroll } from "./unroll";

const encoders: Readonly<Record<Encoder, string>> = { lines, search: `${scaled}\n${search}` };

export const join = (...parts: readonly string[]) => parts.join("\n");

/** How blocks lie: of a power-of-two size that one workgroup holds, or of any other size. */
export type Layout = number | "wide";

/** Groups of four that a thread takes at least; so many that a workgroup's 256 threads hold a block. */
const quadsFor = (layout: Layout, least: number): number =>
  layout === "wide" ? 2 : Math.max(least, layout / 1024);

/** What was fastest on the GPU that it was measured on (see kernels/blocks.wgsl). */
export const STEP_QUADS = 2;
export const QUANTIZE_QUADS = 4;

const layoutOf = (layout: Layout, quads: number) =>
  join(
    `const QUADS = ${quadsFor(layout, quads)}u;`,
    layout === "wide" ? wideBlocks : join(`const BLOCK_SIZE = ${layout}u;`, blocks),
  );

const stateConstants = (guarded: readonly boolean[], negatives: readonly boolean[]) => `\
const STATES = ${guarded.length}u;
// Whether the codes of a state keep the sign of their value, and whether there are codes for values below 0.
const GUARDED = array<bool, STATES>(${guarded.join(", ")});
const NEGATIVES = array<bool, STATES>(${negatives.join(", ")});
`;

/** What an update rule reads and writes, and the numbers that are the same for all parameters of a step. */
export const ruleTypes = (rule: Rule) => `\
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

/** One buffer for each 32-bit state, after the tensor and the coefficients. */
export const stateBuffers = (rule: Rule) => {
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

/** WGSL wants what is enabled before everything else. */
const subgroupHead = (subgroup: number | undefined) =>
  subgroup ? `enable subgroups;\nconst SUBGROUP = ${subgroup}u;` : "";

/** What every kernel that finds nearest codes is made of. */
const quantizing = (guarded: readonly boolean[], layout: Layout, quads: number, means: Means) => {
  const { subgroup, negatives } = means;
  return join(
    subgroupHead(subgroup),
    stateConstants(guarded, negatives),
    tensor,
    bits,
    tables,
    reciprocal,
    layoutOf(layout, quads),
    nan,
    encoder,
    encoders[means.encoder],
    subgroup ? absmaxSubgroups : absmax,
  );
};

/** @param byQuads whether the number of elements is a multiple of 4 */
const stepping = (rule: Rule, layout: Layout, means: Means, byQuads: boolean) =>
  join(
    quantizing(
      rule.states.map(({ signed }) => signed),
      layout,
      STEP_QUADS,
      means,
    ),
    ruleTypes(rule),
    byQuads ? byFour : byOne,
    ruleSource(rule),
  );

export const step8Source = (rule: Rule, blockSize: number, means: Means, byQuads: boolean): string =>
  join(stepping(rule, blockSize, means, byQuads), step8);

/** Both passes over wide blocks. */
export const wideStep8Sources = (rule: Rule, means: Means, byQuads: boolean) => ({
  absmax: () => join(stepping(rule, "wide", means, byQuads), wideCell, wideStep8Absmax),
  codes: () => join(stepping(rule, "wide", means, byQuads), wideCell, wideStep8),
});

/** @param byQuads whether the number of elements is a multiple of 4 */
export function step4Source(
  rule: Rule,
  blockSize: number,
  { subgroup, negatives }: Means,
  byQuads: boolean,
): string {
  const guarded = rule.states.map(({ signed }) => signed);
  // Groups of eight that a thread takes: so many that a workgroup's 256 threads hold a block.
  const groups = Math.max(1, blockSize / 2048);
  const source = join(
    subgroupHead(subgroup),
    stateConstants(guarded, negatives),
    tensor,
    bits,
    octets,
    tablesOf16,
    reciprocal,
    `const BLOCK_SIZE = ${blockSize}u;\nconst OCTETS = ${groups}u;`,
    blocksByEight,
    nan,
    scaled,
    encodeOf16,
    subgroup ? absmaxSubgroups : absmax,
    ruleTypes(rule),
    byQuads ? byFour : byOne,
    ruleSource(rule),
    step4,
  );
  // With its loops the step of Adam took half as long again on an H100 (0.60 ms for 64 Mi parameters, not 0.40).
  return unroll(source, { STATES: guarded.length, QUADS: 2 * groups, OCTETS: groups });
}

/** @param byQuads whether the number of elements is a multiple of 4 */
export function step32Source(rule: Rule, byQuads: boolean): string {
  return join(
    `const STATES = ${rule.states.length}u;`,
    ruleTypes(rule),
    tensor,
    bits,
    stateBuffers(rule),
    byQuads ? byFour : byOne,
    ruleSource(rule),
    step32,
  );
}

export const quantizeSource = (blockSize: number, means: Means): string =>
  unroll(join(quantizing([false], blockSize, QUANTIZE_QUADS, means), rare, quantize), {
    QUADS: quadsFor(blockSize, QUANTIZE_QUADS),
  });

/** Both passes over wide blocks. */
export const wideQuantizeSources = (means: Means) => ({
  absmax: () => join(quantizing([false], "wide", QUANTIZE_QUADS, means), wideQuantizeAbsmax),
  codes: () => join(quantizing([false], "wide", QUANTIZE_QUADS, means), rare, wideQuantize),
});

export const dequantizeSource = (layout: Layout): string =>
  unroll(
    join("const STATES = 1u;", tensor, bits, tables, product, layoutOf(layout, STEP_QUADS), dequantize),
    {
      QUADS: quadsFor(layout, STEP_QUADS),
    },
  );

/**
 * @param states number of states of the rule
 * @param bits of a code
 */
export function histogramSource(states: number, bits: 4 | 8): string {
  return join(`const STATES = ${states}u;\nconst BITS = ${bits}u;`, tensor, histogram);
}

export const cosineSource = (): string => join(sum, cosine);

export const cosineSumSource = (): string => join(sum, cosineSum);

export const errorSumsSource = (): string => join("const STATES = 1u;", tensor, tables, sum, errorSums);
