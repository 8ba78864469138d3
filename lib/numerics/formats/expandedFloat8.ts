/** COAT's state: an 8-bit float whose range every group of values is stretched to fill. */
import { blockCount } from "../blocks";
import { decodeFloat8, E4M3, encodeFloat8, largestOf } from "../float8";
import { eachBlock, FLOAT32_BITS, type Storage } from "./storage";

/** Values of a group (NVlabs/COAT: "Only Support 128 per-group quantization currently"). */
export const COAT_GROUP = 128;
/** The exponent k is a multiple of 1/16 (`expand_min`), rounded down. */
const EXPONENT_STEPS = 16;
/** Floor of the extremes, so that a group of zeros is not divided by 0. */
const LEAST = 1e-30;

/** The three numbers that COAT keeps beside a group. */
interface Expansion {
  /** Geometric mean of the group's largest and smallest magnitude. */
  readonly middle: number;
  /** The exponent k: magnitudes are stored as (x / middle)^k. */
  readonly exponent: number;
  /** Stored magnitudes are divided by this number, so that the largest becomes that of E4M3. */
  readonly scale: number;
}

/**
 * Returns the expansion of a group (arXiv 2410.19313; `fp8_adamw_expand_cuda_kernel.cu`): the exponent that makes the
 * ratio of the largest to the smallest magnitude as large as E4M3's own, 448 * 448 / 2. Zeros have no part in it.
 */
function expansionOf(group: Float32Array): Expansion {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of group) {
    const magnitude = Math.abs(value);
    if (magnitude > largest) largest = magnitude;
    if (magnitude > 0 && magnitude < smallest) smallest = magnitude;
  }
  largest += LEAST;
  smallest = Math.min(smallest, largest) + LEAST;
  const top = largestOf(E4M3);
  const ratio = Math.log2(largest / smallest);
  // A group of equal magnitudes has nothing to stretch, and an infinite exponent.
  const exponent =
    ratio > 0 ? Math.floor((Math.log2((top * top) / 2) / ratio) * EXPONENT_STEPS) / EXPONENT_STEPS : 1;
  const middle = Math.sqrt(largest) * Math.sqrt(smallest);
  return { middle, exponent, scale: (largest / middle) ** exponent / top };
}

/**
 * Stores E4M3 of the sign and the k-th power of each magnitude; `scale`, k and `middle` of each group of 128 are kept in
 * float32.
 *
 * Weak point: a group with a very wide range has k below 1, and neighbouring values come closer together than in E4M3.
 */
export const expandedFloat8Storage = (signed: boolean): Storage => ({
  codes: E4M3.magnitudes.length * (signed ? 2 : 1),
  store(x) {
    const codes = new Uint8Array(x.length);
    const values = new Float32Array(x.length);
    eachBlock(x.length, COAT_GROUP, (start, end) => {
      const { middle, exponent, scale } = expansionOf(x.subarray(start, end));
      for (let i = start; i < end; i++) {
        const power = (Math.abs(x[i]) / middle) ** exponent;
        codes[i] = encodeFloat8(E4M3, (x[i] < 0 ? -power : power) / scale);
        const read = decodeFloat8(E4M3, codes[i]) * scale;
        const magnitude = Math.abs(read) ** (1 / exponent) * middle;
        values[i] = read < 0 ? -magnitude : magnitude;
      }
    });
    const groups = blockCount(x.length, COAT_GROUP);
    return { values, bits: 8 * x.length + 3 * FLOAT32_BITS * groups, codes };
  },
});
