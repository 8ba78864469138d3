/** Half precision (IEEE binary16): 1 sign bit, 5 exponent bits, 10 fraction bits. */

/** Exponent of the smallest normal number; below it numbers are multiples of 2^-24. */
const LEAST_EXPONENT = -14;

/**
 * Returns the 16 bits of the half-precision number nearest to x; exactly half-way the even one.
 *
 * @param x from -65504 to 65504
 */
export function toHalf(x: number): number {
  const sign = x < 0 ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  if (magnitude === 0) return sign;
  const exponent = Math.max(LEAST_EXPONENT, Math.floor(Math.log2(magnitude)));
  // In units of the last place: below 1024 for subnormal numbers, from 1024 to 2048 for the others.
  const units = evenRound(magnitude * 2 ** (10 - exponent));
  return sign + (exponent - LEAST_EXPONENT) * 1024 + units;
}

/** Returns the number that 16 bits of half precision stand for; infinities and NaN do not occur in tables. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function evenRound(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  if (rest !== 0.5) return Math.round(x);
  return low % 2 === 0 ? low : low + 1;
}
