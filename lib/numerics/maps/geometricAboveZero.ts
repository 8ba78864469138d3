import { mapFamilyOf } from "./family";

/** Values in each doubling. */
const PER_DOUBLING = 3;
/** The smallest value of the table. Its 16 values span five doublings. */
const SMALLEST = 1 / 32;
/** The cube roots of 1, 2 and 4: steps within a doubling. */
const WITHIN = [1, Math.cbrt(2), Math.cbrt(4)] as const;

/**
 * Values above zero in equal ratios: 2^(i / 3) / 32, 16 values from 1/32 to 1, unsigned.
 *
 * For second moments in 4 bits. The step divides by the root of r, so equal ratios between the values bound
 * the relative error of every step alike: rounding r down makes a step at most 1.06 times as long, where it
 * is 1.22 times between the two smallest values of `linear-above-zero`. docs/zero-second-moment.md has what
 * was measured, also with other smallest values.
 */
export const geometricAboveZero = mapFamilyOf({
  name: "geometric-above-zero",
  label: "geometric above zero",
  summary: "Spaces its codes by equal ratios above zero, so every second moment has the same relative error.",
  offer: "4 bits, unsigned",
  offers: ({ bits, signed }) => bits === 4 && !signed,
  values: () =>
    Float32Array.from(
      { length: 16 },
      (_, i) => SMALLEST * WITHIN[i % PER_DOUBLING] * 2 ** Math.floor(i / PER_DOUBLING),
    ),
});
