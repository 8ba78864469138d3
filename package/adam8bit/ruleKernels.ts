/** lib/gpu/ruleKernels.ts with Adam alone. */
import adam from "@/lib/gpu/kernels/rules/adam.wgsl";
import updateClip from "@/lib/gpu/kernels/rules/update-clip.wgsl";

/** The rule is Adam (rules.ts). */
export const requireKernel = (): void => {};

export const ruleSource = (): string => adam;

export const tensorWideSource = (): string => updateClip;
