/** The two 8-bit floating-point types of the Open Compute Project. */
import { encode } from "./encode";

/** An 8-bit floating-point type: a sign bit, and 7 bits that number the magnitudes upwards. */
export interface Float8 {
  readonly name: "E4M3" | "E5M2";
  /** The finite magnitudes, ascending from 0; the index is the bit pattern without its sign. */
  readonly magnitudes: Float32Array;
}

/**
 * Returns the first `count` magnitudes of a float with a fraction of some bits: subnormal numbers, then powers of two
 * with their fractions.
 *
 * @param bias of the exponent
 */
function magnitudesOf(fractionBits: number, bias: number, count: number): Float32Array {
  const fractions = 2 ** fractionBits;
  return Float32Array.from({ length: count }, (_, pattern) => {
    const field = Math.floor(pattern / fractions);
    const fraction = (pattern % fractions) / fractions;
    return field === 0 ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (field - bias);
  });
}

/**
 * E4M3 (OCP 8-bit Floating Point Specification; `float8_e4m3fn` in PyTorch): no infinity, one pattern of magnitude for
 * NaN, so that 127 are numbers: 0, subnormal numbers from 2^-9, normal numbers from 2^-6 to 448.
 */
export const E4M3: Float8 = { name: "E4M3", magnitudes: magnitudesOf(3, 7, 127) };

/**
 * E5M2 (same specification): infinity and NaN take the last exponent, so that 124 patterns are numbers: 0, subnormal
 * numbers from 2^-16, normal numbers from 2^-14 to 57344.
 */
export const E5M2: Float8 = { name: "E5M2", magnitudes: magnitudesOf(2, 15, 124) };

/** Returns the largest number of a type. */
export const largestOf = ({ magnitudes }: Float8): number => magnitudes[magnitudes.length - 1];

const SIGN_BIT = 0x80;

/**
 * Returns the bit pattern of the nearest number of a type; half-way the one with the even last bit, and past the largest
 * number the largest. (An even last bit is an even index, which is the tie rule of `encode`.)
 *
 * @param x finite
 */
export function encodeFloat8({ magnitudes }: Float8, x: number): number {
  const pattern = encode(magnitudes, Math.abs(x));
  return x < 0 ? pattern | SIGN_BIT : pattern;
}

/** Returns the number of a bit pattern that `encodeFloat8` gave. */
export function decodeFloat8({ magnitudes }: Float8, pattern: number): number {
  const magnitude = magnitudes[pattern & (SIGN_BIT - 1)];
  return pattern & SIGN_BIT ? 0 - magnitude : magnitude;
}
