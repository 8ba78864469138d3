/** The text of the kernels that rescale coefficients by sums over the tensor. */
import type { Rule } from "@/lib/numerics/rules/rule";
import bits from "./kernels/parts/bits.wgsl";
import cell8Bit from "./kernels/parts/cell-8-bit.wgsl";
import cell32Bit from "./kernels/parts/cell-32-bit.wgsl";
import tables from "./kernels/parts/tables.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import workgroupSum from "./kernels/parts/workgroup-sum.wgsl";
import rescaleCoefficientsSums from "./kernels/rescale-coefficients.sums.wgsl";
import rescaleCoefficients from "./kernels/rescale-coefficients.wgsl";
import { tensorWideSource } from "./ruleKernels";
import { join } from "./sourceParts";
import { cell4Source } from "./step4Sources";
import { mixedCell, statesIn } from "./stepMixedSources";
import { paramsSource, ruleTypes, stateBuffers } from "./stepSources";

/**
 * Returns the kernel that adds up a rule's sums over the whole tensor.
 *
 * @param stateBits how the state is stored
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function rescaleCoefficientsSumsSource(rule: Rule, stateBits: 4 | 8 | 32, byQuads: boolean): string {
  const cells: Readonly<Record<typeof stateBits, () => string>> = {
    4: () => cell4Source(rule),
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
 * Returns the kernel that adds up a rule's sums over a tensor whose moments differ in width.
 *
 * @param stateBits bits of each state of the rule
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const rescaleCoefficientsMixedSumsSource = (
  rule: Rule,
  stateBits: readonly (8 | 32)[],
  byQuads: boolean,
): string =>
  join(
    `const STATES = ${statesIn(8, stateBits).length}u;`,
    tensor,
    bits,
    paramsSource(byQuads),
    tables,
    mixedCell(rule, stateBits),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficientsSums,
  );

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
