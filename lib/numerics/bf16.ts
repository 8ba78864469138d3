/** Rounding to bf16, a float32 without its lowest 16 bits, in place. */
import type { Random } from "./random";

const LOW_BITS = 0xffff;

/** Returns the bit patterns of float32 values, in the same memory. */
const patternsOf = (values: Float32Array) => new Uint32Array(values.buffer, values.byteOffset, values.length);

/** Rounds float32 values to the nearest bf16 values; exactly half-way the even one. NaN and infinities stay. */
export function roundToNearest(values: Float32Array): void {
  const patterns = patternsOf(values);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    const odd = (patterns[i] >>> 16) & 1;
    patterns[i] = (patterns[i] + 0x7fff + odd) & ~LOW_BITS;
  }
}

/**
 * Rounds float32 values up or down to bf16 at random (stochastic rounding): the nearer a bf16 value is, the more
 * likely, so that on average nothing is lost.
 */
export function roundAtRandom(values: Float32Array, random: Random): void {
  const patterns = patternsOf(values);
  for (let i = 0; i < values.length; i++) {
    // A value that is a bf16 already draws no number.
    if ((patterns[i] & LOW_BITS) === 0 || !Number.isFinite(values[i])) continue;
    patterns[i] = (patterns[i] + (random.uint32() & LOW_BITS)) & ~LOW_BITS;
  }
}
