/** The text of the kernels of steps with 4-bit state. */
import type { Rule } from "@/lib/numerics/rules/rule";
import absmax from "./kernels/parts/absmax.wgsl";
import absmaxSubgroups from "./kernels/parts/absmax-subgroups.wgsl";
import absmaxWithoutNan from "./kernels/parts/absmax-without-nan.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import blocksByEight from "./kernels/parts/blocks-by-eight.wgsl";
import cell4Bit from "./kernels/parts/cell-4-bit.wgsl";
import codes4Bit from "./kernels/parts/codes-4-bit.wgsl";
import encodeSearch16 from "./kernels/parts/encode-search-16.wgsl";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
import sortable from "./kernels/parts/sortable.wgsl";
import tables16 from "./kernels/parts/tables-16.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import step4 from "./kernels/step4.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { ruleSource } from "./ruleKernels";
import { join, stateConstants, subgroupHead } from "./sourceParts";
import { guardedStates, paramsSource, ruleTypes } from "./stepSources";
import { unroll } from "./unroll";

/** Returns what a kernel reads and writes of a 4-bit state for four parameters. */
export const cell4Source = (rule: Rule): string => join(tables16, codes4Bit, ruleTypes(rule), cell4Bit);

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
