import type { Rule } from "@/lib/numerics/rules/rule";
import { KernelArgumentError } from "./errors";
import adagrad from "./kernels/rules/adagrad.wgsl";
import adam from "./kernels/rules/adam.wgsl";
import ademamix from "./kernels/rules/ademamix.wgsl";
import lamb from "./kernels/rules/lamb.wgsl";
import lars from "./kernels/rules/lars.wgsl";
import lion from "./kernels/rules/lion.wgsl";
import momentum from "./kernels/rules/momentum.wgsl";
import rmsprop from "./kernels/rules/rmsprop.wgsl";
import updateClip from "./kernels/rules/update-clip.wgsl";

/**
 * The update rules as WGSL, by the name of their twin in lib/numerics/rules. A new rule is one entry here.
 */
const snippets: Readonly<Record<string, string>> = {
  adam,
  adamw: adam,
  momentum,
  rmsprop,
  adagrad,
  lion,
  ademamix,
  lamb: adam,
  lars: momentum,
};

/** What rules measure of the whole tensor, and what they make of it. */
const tensorWideSnippets: Readonly<Record<string, string>> = {
  adam: updateClip,
  adamw: updateClip,
  lamb,
  lars,
};

/** @throws KernelArgumentError if the rule has no kernel */
export function requireKernel(rule: Rule): void {
  if (!(rule.name in snippets)) {
    throw new KernelArgumentError("rule", rule.name, `one of ${Object.keys(snippets).join(", ")}`);
  }
}

/** The WGSL function `update` of a rule that has a kernel. */
export const ruleSource = (rule: Rule): string => snippets[rule.name];

/** The WGSL functions `measure` and `rescale` of a rule with a `tensorWide`. */
export const tensorWideSource = (rule: Rule): string => tensorWideSnippets[rule.name];
