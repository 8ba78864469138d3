import { NumericsError } from "./errors";

/**
 * Random numbers of one seed and stream. Two generators made alike give the same numbers on every platform.
 */
export interface Random {
  /** Returns a whole number from 0 to 2^32 - 1. */
  uint32(): number;
  /** Returns a multiple of 2^-24 in [0, 1), which is exact as float32 too. */
  uniform(): number;
  /** Returns a standard normal number (mean 0, variance 1). */
  normal(): number;
  /** Returns a whole number from 0 to n - 1, each equally likely. */
  integer(n: number): number;
  /** Puts an array into random order, in place, and returns it. */
  shuffle<A extends unknown[] | Float32Array | Uint32Array | Int32Array>(array: A): A;
}

/** Words of four 32-bit numbers. */
type Words = Uint32Array;

/**
 * Philox4x32-10: ten rounds that scramble a 128-bit counter under a 64-bit key (Salmon et al., SC 2011).
 *
 * The number at a position is a function of the position alone. So streams never overlap, and a shader can
 * compute the same numbers, each invocation its own.
 *
 * @param out receives four 32-bit numbers
 */
export function philox(counter: Words, key0: number, key1: number, out: Words): void {
  let [c0, c1, c2, c3] = counter;
  let k0 = key0 >>> 0;
  let k1 = key1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** The upper 32 bits of the 64-bit product of two 32-bit numbers, by halves of 16 bits. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  // Each sum stays below 2^33, exact in float64.
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const carry = a0 * b1 + (middle % 0x10000);
  return (a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
}

/**
 * Makes a generator of random numbers.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param stream numbers of different streams of one seed are independent (data, weights, batches, ...); same
 *   range
 * @throws NumericsError if seed or stream is out of range
 */
export function makeRandom(seed: number, stream = 0): Random {
  checkWord("seed", seed);
  checkWord("stream", stream);
  const counter = new Uint32Array(4);
  const block = new Uint32Array(4);
  let used = 4;
  let spare: number | undefined;

  function uint32(): number {
    if (used === 4) {
      philox(counter, seed, stream, block);
      counter[0]++;
      if (counter[0] === 0) counter[1]++;
      used = 0;
    }
    return block[used++];
  }

  const uniform = () => (uint32() >>> 8) * 2 ** -24;

  /** Marsaglia's polar method: a point in the unit disc gives two normal numbers. */
  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      // Odd multiples of 2^-24 in (-1, 1): symmetric, and never the centre.
      const x = ((uint32() >>> 8) + 0.5) * 2 ** -23 - 1;
      const y = ((uint32() >>> 8) + 0.5) * 2 ** -23 - 1;
      const square = x * x + y * y;
      if (square >= 1) continue;
      const scale = Math.sqrt((-2 * logarithm(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  function integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
      throw new NumericsError("n", n, "a whole number from 1 to 2^32");
    }
    // Numbers past the last whole multiple of n would favour the small results.
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const value = uint32();
      if (value < limit) return value % n;
    }
  }

  function shuffle<A extends unknown[] | Float32Array | Uint32Array | Int32Array>(array: A): A {
    for (let i = array.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }
    return array;
  }

  return { uint32, uniform, normal, integer, shuffle };
}

function checkWord(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 32) {
    throw new NumericsError(name, value, "a whole number from 0 to 2^32 - 1");
  }
}

/**
 * Natural logarithm of x in (0, 1), from additions, multiplications and divisions only.
 *
 * Math.log may differ in the last bit from one browser to the next, and seeded data must not.
 */
function logarithm(x: number): number {
  let exponent = 0;
  let mantissa = x;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh t with t = (m - 1) / (m + 1); |t| < 0.172, so the 12th term is below 1e-19.
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  let sum = 0;
  for (let k = 23; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return exponent * Math.LN2 + 2 * t * sum;
}
