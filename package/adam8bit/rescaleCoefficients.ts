/** lib/numerics/rescaleCoefficients.ts for a rule without sums over the tensor. */
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";

export const rescaleCoefficients = (_: Rule, c: Coefficients): Coefficients => c;
