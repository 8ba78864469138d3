import { NumericsError } from "../errors";

/**
 * Refuses a split of exponent and fraction that does not give 2^bits values.
 *
 * @param count number of values that it gives
 * @throws NumericsError that names maxExponentBits
 */
export function checkSplit(count: number, bits: number, signed: boolean, maxExponentBits: number): void {
  if (count === 2 ** bits) return;
  const asked = `${maxExponentBits} of ${bits} bits (${signed ? "signed" : "unsigned"})`;
  throw new NumericsError("maxExponentBits", asked, `such that there are 2^bits values, not ${count}`);
}
