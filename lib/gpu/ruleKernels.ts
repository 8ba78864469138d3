import type { Rule } from "@/lib/numerics/rules/rule";
import { KernelArgumentError } from "./errors";
import adadelta from "./kernels/rules/adadelta.wgsl";
import adagrad from "./kernels/rules/adagrad.wgsl";
import adam from "./kernels/rules/adam.wgsl";
import adamax from "./kernels/rules/adamax.wgsl";
import ademamix from "./kernels/rules/ademamix.wgsl";
import lamb from "./kernels/rules/lamb.wgsl";
import lars from "./kernels/rules/lars.wgsl";
import lion from "./kernels/rules/lion.wgsl";
import momentum from "./kernels/rules/momentum.wgsl";
import muon from "./kernels/rules/muon.wgsl";
import nesterov from "./kernels/rules/nesterov.wgsl";
import rmsprop from "./kernels/rules/rmsprop.wgsl";
import sgd from "./kernels/rules/sgd.wgsl";
import tfAdagrad from "./kernels/rules/tf-adagrad.wgsl";
import tfRmsprop from "./kernels/rules/tf-rmsprop.wgsl";
import tfRmspropCentered from "./kernels/rules/tf-rmsprop-centered.wgsl";
import updateClip from "./kernels/rules/update-clip.wgsl";

/**
 * The update rules as WGSL, by the name of their twin in lib/numerics/rules. A new rule is one entry here.
 */
const SNIPPETS: Readonly<Record<string, string>> = {
  adam,
  adamw: adam,
  momentum,
  rmsprop,
  adagrad,
  lion,
  ademamix,
  lamb: adam,
  lars: momentum,
  muon,
  sgd,
  nesterov,
  "tf-adagrad": tfAdagrad,
  adadelta,
  "tf-rmsprop": tfRmsprop,
  "tf-rmsprop-centered": tfRmspropCentered,
  adamax,
};

/** The sums over the whole tensor that rules need, and the rescaling of their coefficients, as WGSL. */
const TENSOR_WIDE_SNIPPETS: Readonly<Record<string, string>> = {
  adam: updateClip,
  adamw: updateClip,
  lamb,
  lars,
};

/** Refuses a rule without a kernel. @throws KernelArgumentError if the rule has no kernel */
export function requireKernel(rule: Rule): void {
  if (!(rule.name in SNIPPETS)) {
    throw new KernelArgumentError("rule", rule.name, `one of ${Object.keys(SNIPPETS).join(", ")}`);
  }
}

/** Returns the WGSL function `update` of a rule that has a kernel. */
export const ruleSource = (rule: Rule): string => SNIPPETS[rule.name];

/** Returns the WGSL functions `measure` and `rescale` of a rule with a `tensorWide`. */
export const tensorWideSource = (rule: Rule): string => TENSOR_WIDE_SNIPPETS[rule.name];
