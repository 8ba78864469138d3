/** The text of the 8-bit step over wide blocks. */
import type { Rule } from "@/lib/numerics/rules/rule";
import cell8Bit from "./kernels/parts/cell-8-bit.wgsl";
import step8Wide from "./kernels/step8.wide.wgsl";
import step8WideAbsmax from "./kernels/step8.wide-absmax.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { join } from "./sourceParts";
import { stepping } from "./stepSources";

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
