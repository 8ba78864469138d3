import { blockCount } from "../blocks";
import { encode } from "../encode";
import type { QuantizationMap } from "../maps/map";
import { largestMagnitude, type Quantized } from "../quantize";
import { BUCKET_SHIFT, type BucketTable, makeBucketTable } from "./bucketTable";

/** Quantizes a tensor, about ten times as fast as `quantize`. That is the function to read, and tests compare the two:
 * codes and absmax are equal. The CPU engine uses this one where there is no WebGPU. One core encodes some 200 million
 * values a second (`npm run bench -- cpu`).
 *
 * @param x values, any length; they are not changed
 * @param blockSize values that share one absmax, 1 or more
 * @throws NumericsError if blockSize is no whole number from 1
 */
export function quantizeFast(x: Float32Array, map: QuantizationMap, blockSize: number): Quantized {
  const absmax = new Float32Array(blockCount(x.length, blockSize));
  const codes = new Uint8Array(x.length);
  const encoder = encoderOf(map);
  const zero = encode(map.values, 0);
  // Long blocks are encoded in pieces, so that the scaled values stay in the first-level cache.
  const scaled = new Float32Array(Math.min(blockSize, x.length, PIECE));
  const patterns = new Uint32Array(scaled.buffer);

  for (let b = 0; b < absmax.length; b++) {
    const start = b * blockSize;
    const end = Math.min(start + blockSize, x.length);
    absmax[b] = largestIn(x, start, end);
    if (absmax[b] === 0) {
      codes.fill(zero, start, end);
      continue;
    }
    const reciprocal = Math.fround(1 / absmax[b]);
    for (let from = start; from < end; from += PIECE) {
      const length = Math.min(PIECE, end - from);
      for (let i = 0; i < length; i++) scaled[i] = x[from + i] * reciprocal;
      encodePiece(encoder, scaled, patterns, length, codes, from);
    }
  }
  return { codes, absmax, blockSize, map };
}

/** Values encoded at a time; 16 kB of scaled values. */
const PIECE = 4096;

/**
 * Returns the largest |x[i]| from start to end, ignoring NaN. Four running maxima hide the latency of each.
 */
function largestIn(x: Float32Array, start: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = start;
  for (; i + 3 < end; i += 4) {
    a = Math.max(a, Math.abs(x[i]));
    b = Math.max(b, Math.abs(x[i + 1]));
    c = Math.max(c, Math.abs(x[i + 2]));
    d = Math.max(d, Math.abs(x[i + 3]));
  }
  for (; i < end; i++) a = Math.max(a, Math.abs(x[i]));
  const largest = Math.max(a, b, c, d);
  // Math.max has no branch to mispredict, but one NaN makes the result NaN.
  return Number.isNaN(largest) ? largestMagnitude(x.subarray(start, end)) : largest;
}

/** Writes the codes of `length` values from codes[at] on; `patterns` are the bits of `scaled`. */
function encodePiece(
  { first, upper, climbs }: BucketTable,
  scaled: Float32Array,
  patterns: Uint32Array,
  length: number,
  codes: Uint8Array,
  at: number,
): void {
  if (climbs <= 1) {
    for (let i = 0; i < length; i++) {
      const code = first[patterns[i] >>> BUCKET_SHIFT];
      codes[at + i] = code + (scaled[i] > upper[code] ? 1 : 0);
    }
    return;
  }
  for (let i = 0; i < length; i++) {
    let code = first[patterns[i] >>> BUCKET_SHIFT];
    while (scaled[i] > upper[code]) code++;
    codes[at + i] = code;
  }
}

const encoders = new WeakMap<Float32Array, BucketTable>();

function encoderOf({ values }: QuantizationMap): BucketTable {
  let encoder = encoders.get(values);
  if (!encoder) {
    encoder = makeBucketTable(values);
    encoders.set(values, encoder);
  }
  return encoder;
}
