/** What the kernels of steps have in common: their names and their second bind group. */
import type { Rule } from "@/lib/numerics/rules/rule";
import type { Access } from "./kernel";
import type { Shape } from "./tensor";

/** The second bind group of every step: parameters and gradients. */
export const TENSOR_ACCESS: readonly Access[] = ["write", "read"];

/** The first bind group of steps with codes: tensor, maps, codes, absmax and coefficients. */
export const CODES_ACCESS: readonly Access[] = ["uniform", "read", "write", "write", "uniform"];

/** Whether a step takes four parameters at a time. */
export const takesQuads = ({ n }: Shape): boolean => n % 4 === 0;

/** Returns the part of a kernel's key that names the rule and how parameters are read. */
export const keyOf = (rule: Rule, shape: Shape): string =>
  `${rule.name}${takesQuads(shape) ? "" : ", n not a multiple of 4"}`;
