/** lib/gpu/ruleKernels.ts with Adam alone. */
import adam from "@/lib/gpu/kernels/rules/adam.wgsl";

/** The rule is Adam (rules.ts). */
export function requireKernel(): void {}

export const ruleSource = (): string => adam;
