/**
 * The parts that the kernels of steps (stepSources.ts) and of quantization (sources.ts) share, joined from
 * kernels/parts/ and generated constants. WGSL has no import: the parts are concatenated, the generated
 * constants first.
 */

import { SEARCHED_MAPS, WIDE_BLOCKS } from "./features";
import absmax from "./kernels/parts/absmax.wgsl";
import absmaxSubgroups from "./kernels/parts/absmax-subgroups.wgsl";
import absmaxWithoutNan from "./kernels/parts/absmax-without-nan.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import blocks from "./kernels/parts/blocks.wgsl";
import blocksWide from "./kernels/parts/blocks-wide.wgsl";
import encodeLines from "./kernels/parts/encode-lines.wgsl";
import encodeSearch from "./kernels/parts/encode-search.wgsl";
import encoder from "./kernels/parts/encoder.wgsl";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
import sortable from "./kernels/parts/sortable.wgsl";
import tables from "./kernels/parts/tables.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import type { KernelVariant } from "./kernelVariant";
import type { EncodeMethod } from "./mapTable";

/** Joins parts of a kernel, each on lines of its own. */
export const join = (...parts: readonly string[]): string => parts.join("\n");

/** The block size, a power of two that one workgroup holds, or "wide" for blocks of any other size. */
export type BlockLayout = number | "wide";

/**
 * Returns the groups of four values that a thread takes: enough that 256 threads hold a block, and at least
 * `least`.
 */
export const quadsFor = (layout: BlockLayout, least: number): number =>
  layout === "wide" ? 2 : Math.max(least, layout / 1024);

/**
 * Groups of four values that a thread of a step takes at least: the fastest of those measured
 * (parts/blocks.wgsl).
 */
export const STEP_QUADS = 2;

const ENCODERS: Readonly<Record<EncodeMethod, string>> = {
  lines: encodeLines,
  search: SEARCHED_MAPS ? `${sortable}\n${encodeSearch}` : "",
};

/**
 * Returns the division of a tensor into blocks among workgroups and threads.
 *
 * @param quads groups of four values that a thread takes at least
 */
export const blocksSource = (layout: BlockLayout, quads: number): string =>
  join(
    `const QUADS = ${quadsFor(layout, quads)}u;`,
    WIDE_BLOCKS && layout === "wide" ? blocksWide : join(`const BLOCK_SIZE = ${layout}u;`, blocks),
  );

/**
 * Returns the constants of the quantized states.
 *
 * @param guarded for each state, whether its codes keep the sign of their value
 * @param negatives for each state, whether there are codes for values below 0
 */
export const stateConstants = (
  guarded: readonly boolean[],
  negatives: readonly boolean[],
): string => /* wgsl */ `\
const STATES = ${guarded.length}u;
const GUARDED = array<bool, STATES>(${guarded.join(", ")});
const NEGATIVES = array<bool, STATES>(${negatives.join(", ")});
`;

/**
 * Returns the first lines of a kernel, which WGSL wants before everything else: they enable subgroups.
 *
 * @param subgroup threads of a subgroup; undefined for a kernel without them, which has no such lines
 */
export const subgroupHead = (subgroup: number | undefined): string =>
  subgroup ? `enable subgroups;\nconst SUBGROUP = ${subgroup}u;` : "";

/**
 * Joins the parts of every kernel that finds nearest codes of 8 bits.
 *
 * @param guarded for each state, whether its codes keep the sign of their value
 * @param quads groups of four values that a thread takes at least
 */
export const quantizing = (
  guarded: readonly boolean[],
  layout: BlockLayout,
  quads: number,
  { subgroup, negatives, encodeMethod }: KernelVariant,
): string =>
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
