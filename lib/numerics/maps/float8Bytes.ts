import { E4M3, E5M2, type Float8, largestOf } from "../float8";
import { mapFamilyOf } from "./family";

/** Values of a table of 8-bit codes. */
const CODES = 256;

/**
 * Returns the numbers of an 8-bit floating-point type over its largest: what torchao's FP8 state stores, where a block's
 * scale is absmax / largest number (../formats/float8.ts).
 *
 * A type has fewer numbers than 256: some bit patterns are no numbers, and an unsigned map leaves the sign bit idle.
 * Codes without a number of their own repeat 0 or 1. They are placed so that a magnitude with an even bit pattern
 * has an even code. `encode` gives a tie to the even code, and so rounds as the type does, half-way to even.
 *
 * @param type with an odd number of magnitudes if `signed`, as E4M3 has: then the code of -0 is even, and that of 0 after
 *   one repeated 0
 */
function valuesOf(type: Float8, signed: boolean): Float32Array {
  const magnitudes = Array.from(type.magnitudes, (magnitude) => magnitude / largestOf(type));
  // 0 - m rather than -m, so that no value is -0, which the sign guard would take for a negative value.
  const below = signed ? [...magnitudes.map((magnitude) => 0 - magnitude).reverse(), 0] : [];
  const values = new Float32Array(CODES).fill(1);
  values.set([...below, ...magnitudes]);
  return values;
}

/** 8-bit floats of the Open Compute Project as torchao stores both moments: E4M3, 126 magnitudes above 0. */
export const fp8E4m3 = mapFamilyOf({
  name: "fp8-e4m3",
  label: "FP8 E4M3",
  summary: "The 8-bit float of GPUs: 8 levels in each power of two; unsigned, its sign bit is idle.",
  offer: "8 bits",
  offers: ({ bits }) => bits === 8,
  values: ({ signed }) => valuesOf(E4M3, signed),
});

/** E4M3 for signed values; for the others E5M2, which reaches farther down with half as many levels. */
export const fp8E4m3E5m2 = mapFamilyOf({
  name: "fp8-e4m3-e5m2",
  label: "FP8 E4M3 and E5M2",
  summary: "E4M3 for signed values; for others E5M2, with 4 levels in each of more powers of two.",
  offer: "8 bits",
  offers: ({ bits }) => bits === 8,
  values: ({ signed }) => valuesOf(signed ? E4M3 : E5M2, signed),
});
