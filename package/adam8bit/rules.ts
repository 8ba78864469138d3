/** lib/numerics/rules/index.ts with Adam alone. */
import { adam } from "@/lib/numerics/rules/adam";
import type { Rule } from "@/lib/numerics/rules/rule";

export const RULES: readonly Rule[] = [adam];

export const TF_RULES: readonly Rule[] = [];
