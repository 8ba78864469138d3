import { mapFamilyOf } from "./family";
import { linspace } from "./linspace";
import type { MapRequest } from "./map";

/**
 * Evenly spaced values with an exact zero: reference `create_linear_map(add_zero=True)`.
 *
 * Signed: 2^bits - 1 points from -1 to 1, whose middle one is 0, and that 0 once more to fill the last code.
 * So the table is not strictly ascending: codes 2^(bits-1) - 1 and 2^(bits-1) both name 0, and the search
 * returns the first. (In the library's build the second is a rounding residue of about -4e-9; it is 0 here.)
 * Unsigned: 2^bits points from 0 to 1.
 */
export function linearValues({ bits, signed }: MapRequest): Float32Array {
  const count = 2 ** bits;
  if (!signed) return linspace(0, 1, count);
  const points = linspace(-1, 1, count - 1);
  const middle = count / 2 - 1;
  points[middle] = 0;
  const values = new Float32Array(count);
  values.set(points.subarray(0, middle + 1));
  values.set(points.subarray(middle), middle + 1);
  return values;
}

/** Linear quantization, 2 to 8 bits, signed and unsigned, with an exact zero. */
export const linear = mapFamilyOf({
  name: "linear",
  label: "linear",
  summary: "Spaces its codes evenly, so the error is the same everywhere and small values become zero.",
  offer: "2 to 8 bits",
  offers: () => true,
  values: linearValues,
});

/**
 * The linear map of 2021: all 2^bits points from -1 to 1, of which none is 0. Unsigned it equals `linear`.
 */
export const linearWithoutZero = mapFamilyOf({
  name: "linear-without-zero",
  label: "linear without zero",
  summary: "Spaces all its codes evenly from -1 to 1, so no code means exactly zero.",
  offer: "2 to 8 bits, signed",
  offers: ({ signed }) => signed,
  values: ({ bits }) => linspace(-1, 1, 2 ** bits),
});

/**
 * Evenly spaced values above 0: (i + 1) / 2^bits, unsigned.
 *
 * For second moments in few bits (Li et al. 2023, arXiv 2309.01507, "the zero-point problem"): with a code
 * for 0, a small second moment is stored as 0, nothing but epsilon is left in the denominator, and the update
 * of its parameter is far too large. Here the smallest code is 1 / 2^bits of the block's largest value: such
 * updates are too small instead, which does no harm but slows.
 */
export const linearAboveZero = mapFamilyOf({
  name: "linear-above-zero",
  label: "linear above zero",
  summary: "Spaces its codes evenly above zero, so a small second moment never becomes nothing.",
  offer: "2 to 8 bits, unsigned",
  offers: ({ signed }) => !signed,
  // Exact: i + 1 is small and 2^bits a power of two.
  values: ({ bits }) => Float32Array.from({ length: 2 ** bits }, (_, i) => (i + 1) / 2 ** bits),
});
