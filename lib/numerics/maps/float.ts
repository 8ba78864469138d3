import { mapFamilyOf } from "./family";
import type { MapFamily } from "./map";

interface FloatFormat {
  readonly exponentBits: number;
  readonly fractionBits: number;
  readonly signed: boolean;
}

/**
 * Every value of a small floating-point format, divided by the largest: reference `create_fp8_map`.
 *
 * As in the reference the exponent field counts downwards (a larger field is a smaller value), there are no
 * codes for infinity and NaN, and field 0 holds the subnormals fraction * 2^-bias with bias 2^(e-1). These
 * are not the E4M3 and E5M2 of the Open Compute Project, but the same shape: a fixed number of levels in each
 * power of two. A signed format has two zeros.
 *
 * @returns 2^(sign + exponentBits + fractionBits) values, ascending
 */
export function floatValues({ exponentBits, fractionBits, signed }: FloatFormat): Float32Array {
  const bias = 2 ** (exponentBits - 1);
  const fractions = 2 ** fractionBits;
  const magnitudes: number[] = [];
  for (let field = 0; field < 2 ** exponentBits; field++) {
    for (let f = 0; f < fractions; f++) {
      const fraction = f / fractions;
      magnitudes.push(field === 0 ? fraction * 2 ** -bias : (1 + fraction) * 2 ** -(field - bias - 1));
    }
  }
  const largest = Math.max(...magnitudes);
  // 0 - m rather than -m: both zeros are +0, so that a zero never looks negative to the sign guard.
  const all = signed ? [...magnitudes.map((m) => 0 - m), ...magnitudes] : magnitudes;
  return Float32Array.from(all, (value) => value / largest).sort();
}

/**
 * The 8-bit format with e exponent bits. An unsigned map has no sign bit to store and gives it to the
 * fraction.
 */
function float8<Name extends `e${number}m${number}`>(name: Name, exponentBits: number): MapFamily<Name> {
  const fractionBits = 7 - exponentBits;
  return mapFamilyOf({
    name,
    label: name.toUpperCase(),
    summary: `An 8-bit float with ${exponentBits} exponent and ${fractionBits} fraction bits: ${2 ** fractionBits} levels in each power of two.`,
    offer: "8 bits",
    offers: ({ bits }) => bits === 8,
    values: ({ signed }) =>
      floatValues({ exponentBits, fractionBits: fractionBits + (signed ? 0 : 1), signed }),
  });
}

/** The 8-bit float map with 5 exponent bits and 2 fraction bits. */
export const e5m2 = float8("e5m2", 5);
/** The 8-bit float map with 4 exponent bits and 3 fraction bits. */
export const e4m3 = float8("e4m3", 4);
/** The 8-bit float map with 3 exponent bits and 4 fraction bits. */
export const e3m4 = float8("e3m4", 3);
/** The 8-bit float map with 2 exponent bits and 5 fraction bits. */
export const e2m5 = float8("e2m5", 2);

/** Magnitudes of the reference's 4-bit float kernel, in units of the largest. */
const FP4_MAGNITUDES = [0, 1 / 192, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1];

/**
 * The 4-bit float (E2M1) as the reference's kernel decodes it.
 *
 * Its smallest step is 1/192. `floatValues` with 2 exponent bits and 1 fraction bit gives four times that,
 * 1/48: the library's kernel and its own construction disagree there, and this follows the kernel.
 */
export const fp4 = mapFamilyOf({
  name: "fp4",
  label: "FP4",
  summary: "A 4-bit float with two exponent bits and one fraction bit.",
  offer: "4 bits, signed",
  offers: ({ bits, signed }) => bits === 4 && signed,
  values: () => Float32Array.from([...FP4_MAGNITUDES.map((m) => 0 - m), ...FP4_MAGNITUDES]).sort(),
});
