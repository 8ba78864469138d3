/** Encodes values: finds the code of the nearest value of a map, as the reference's kernels do. */

/**
 * Returns the midpoints between neighbouring values, in float32: entry k lies between values[k] and values[k
 * + 1].
 *
 * @returns one entry fewer than `values`
 */
export function midpointsOf(values: Float32Array): Float32Array {
  return Float32Array.from({ length: values.length - 1 }, (_, k) => midpoint(values[k], values[k + 1]));
}

const midpoint = (a: number, b: number) => Math.fround(Math.fround(a + b) * 0.5);

/**
 * Returns the code whose value is nearest to x.
 *
 * A binary search that takes the upper half only if x is strictly greater (reference `dQuantize`). The last
 * probe has an even index, and the final comparisons with the midpoints to its neighbours are strict too. So
 * at an exact midpoint the even code wins, x below the first value gives code 0, x above the last one the
 * last code, and NaN, for which every comparison is false, gives code 0. The smallest |x - values[k]| would
 * give ties to the lower code, and rounds differently.
 *
 * @param values 2 to 256 ascending float32 values; may hold equal neighbours
 * @param x a float32 value, usually in [-1, 1]
 */
export function encode(values: Float32Array, x: number): number {
  const last = values.length - 1;
  // The largest power of two below the number of values: 128 for 256.
  let width = 1 << (31 - Math.clz32(last));
  let probe = width - 1;
  for (width >>= 1; width >= 1; width >>= 1) {
    // In a table whose length is no power of two, no x is greater than an entry past the end.
    if (probe <= last && x > values[probe]) probe += width;
    else probe -= width;
  }
  if (probe > last) return last;
  if (x > values[probe]) {
    return probe < last && x > midpoint(values[probe], values[probe + 1]) ? probe + 1 : probe;
  }
  return probe > 0 && x < midpoint(values[probe - 1], values[probe]) ? probe - 1 : probe;
}

/**
 * Moves a code by one if its value has another sign bit than x, so that a first moment never changes sign.
 *
 * Reference: the sign guard of the optimizer kernels. The value 0 counts as positive, which makes the guard
 * lopsided: a tiny negative x that is nearest to 0 becomes the smallest negative value, a tiny positive x
 * becomes 0. Negative zero counts as negative. NaN keeps its code.
 *
 * @param code the result of `encode(values, x)`
 */
export function guardSign(values: Float32Array, code: number, x: number): number {
  if (Number.isNaN(x) || isNegative(values[code]) === isNegative(x)) return code;
  return x > 0 ? Math.min(code + 1, values.length - 1) : Math.max(code - 1, 0);
}

const isNegative = (x: number) => x < 0 || Object.is(x, -0);

/**
 * Computes the codes of one block.
 *
 * @param absmax the block's largest magnitude
 * @param values of the map
 * @param guard whether no code may have another sign than its value (states of the optimizers; see guardSign)
 * @param codes receives one code a value
 */
export function encodeBlock(
  block: Float32Array,
  absmax: number,
  values: Float32Array,
  guard: boolean,
  codes: Uint8Array,
): void {
  if (absmax === 0) {
    codes.fill(encode(values, 0), 0, block.length);
    return;
  }
  const reciprocal = Math.fround(1 / absmax);
  for (let i = 0; i < block.length; i++) {
    const scaled = Math.fround(block[i] * reciprocal);
    const code = encode(values, scaled);
    codes[i] = guard ? guardSign(values, code, scaled) : code;
  }
}
