import { aboveZeroValues } from "./dynamicValues";
import { mapFamilyOf } from "./family";

/**
 * The unsigned dynamic map whose code 0 stands for half of the smallest value instead of 0; every other code
 * is as in `dynamic`.
 *
 * For second moments. The update divides by sqrt(r) + epsilon, and r holds squares: a gradient below 4e-4 of
 * the block's largest gives an r that `dynamic` stores as 0, while the first moment of the same gradient
 * survives down to 3e-7 of its largest. The next gradient of 0 then moves the weight by m / epsilon,
 * thousands of learning rates. With half of the smallest value r is never stored as less than 1.6e-7 (8 bits)
 * of its block's largest.
 *
 * Li et al. 2023 (arXiv 2309.01507, "the zero-point problem") took zero out of their tables for 4 bits. The
 * 8-bit tables of the paper and of the library keep it, so codes of this map are not codes of the library.
 */
export const dynamicAboveZero = mapFamilyOf({
  name: "dynamic-above-zero",
  label: "dynamic above zero",
  summary: "The dynamic map without its zero, so a small second moment never becomes nothing.",
  offer: "2 to 8 bits, unsigned",
  offers: ({ signed }) => !signed,
  values: aboveZeroValues,
});
