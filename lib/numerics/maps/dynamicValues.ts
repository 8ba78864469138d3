/** The values of the dynamic maps, without the families that offer them. */
import { checkSplit } from "./dynamicChecks";
import { linspace } from "./linspace";
import type { MapRequest } from "./map";

/** A request that may also split exponent and fraction otherwise than the family does. */
export interface DynamicRequest extends MapRequest {
  /** Number of decades below 1 that have levels; the family takes bits - 1. */
  readonly maxExponentBits?: number;
}

/**
 * The values of dynamic (tree) quantization: paper sections 1.3 and 2.1, reference `create_dynamic_map`.
 *
 * A code is a sign, a run of zeros that counts decades, and a fraction. So each decade from 10^-E to 1 has
 * twice as many levels as the one below it: midpoints of equal cells over [0.1, 1], scaled by a power of ten.
 * An unsigned map has no sign bit to store and gives it to the fraction. Then 0 and 1 are added: there is no
 * -1, so a block whose extreme is negative stores it with an error of 0.7 % (8 bits).
 *
 * @returns 2^bits values, ascending, without duplicates
 * @throws NumericsError if that split does not give 2^bits values (the reference asserts the same): unsigned
 *   with maxExponentBits = bits, for example
 */
export function dynamicValues({ bits, signed, maxExponentBits = bits - 1 }: DynamicRequest): Float32Array {
  const nonSignBits = bits - 1;
  const values = [0, 1];
  for (let decade = 0; decade < maxExponentBits; decade++) {
    // Half a level (signed, maxExponentBits = bits) means that the decade has none.
    const levels = Math.floor(2 ** (decade + nonSignBits - maxExponentBits + (signed ? 0 : 1)));
    addLevels(values, levels, 10 ** (decade - (maxExponentBits - 1)), signed);
  }
  // Codes that an exponent of fewer bits leaves over go to the top decade once more.
  addLevels(values, Math.floor(2 ** (nonSignBits - maxExponentBits)) - 1, 1, signed);
  checkSplit(values.length, bits, signed, maxExponentBits);
  return Float32Array.from(values).sort();
}

/** Add the midpoints of `levels` equal cells over [0.1, 1], times scale, and their negatives if signed. */
function addLevels(values: number[], levels: number, scale: number, signed: boolean): void {
  if (levels < 1) return;
  const edges = linspace(0.1, 1, levels + 1);
  const scale32 = Math.fround(scale);
  for (let i = 0; i < levels; i++) {
    const middle = Math.fround(Math.fround(edges[i] + edges[i + 1]) * 0.5);
    const value = Math.fround(scale32 * middle);
    values.push(value);
    if (signed) values.push(-value);
  }
}

/** Returns the values of an unsigned dynamic map with half of the smallest value in the place of 0. */
export function aboveZeroValues(request: MapRequest): Float32Array {
  const values = dynamicValues(request);
  // Exact: halving changes the exponent alone.
  values[0] = values[1] / 2;
  return values;
}
