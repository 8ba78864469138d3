import type { Rule } from "@/lib/numerics/rules/rule";
import { KernelArgumentError } from "./errors";
import adagrad from "./kernels/rules/adagrad.wgsl";
import adam from "./kernels/rules/adam.wgsl";
import ademamix from "./kernels/rules/ademamix.wgsl";
import lion from "./kernels/rules/lion.wgsl";
import momentum from "./kernels/rules/momentum.wgsl";
import rmsprop from "./kernels/rules/rmsprop.wgsl";

/** The update rules as WGSL, by the name of their twin in lib/numerics/rules. A new rule is one entry here. */
const snippets: Readonly<Record<string, string>> = {
  adam,
  adamw: adam,
  momentum,
  rmsprop,
  adagrad,
  lion,
  ademamix,
};

/** @throws KernelArgumentError if the rule has no kernel */
export function requireKernel(rule: Rule): void {
  if (!(rule.name in snippets)) {
    throw new KernelArgumentError("rule", rule.name, `one of ${Object.keys(snippets).join(", ")}`);
  }
}

/** The WGSL function `update` of a rule that has a kernel. */
export const ruleSource = (rule: Rule): string => snippets[rule.name];
