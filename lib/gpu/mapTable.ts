import { encode, midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";

/** How a kernel finds the nearest code: by lines where the map allows it (faster), or by binary search. */
export type Encoder = "lines" | "search";

/** A quantization map as the kernels read it; the layouts are those of kernels/tables.wgsl. */
export interface MapTable {
  /** One `MapTable`: 256 values, 256 thresholds, 8 lines of 4 floats. */
  readonly words: Uint32Array;
  /** One `LineBounds`: 7 floats and the code of 0. */
  readonly bounds: Uint32Array;
}

export const tableBytes = (256 + 256 + 8 * 4) * 4;
export const boundsBytes = 8 * 4;

const MAX_LINES = 8;
const NEVER = 0xffffffff;

const float = new Float32Array(1);
const bitsView = new Uint32Array(float.buffer);

/** The bit pattern of a float32. */
function bitsOf(x: number): number {
  float[0] = x;
  return bitsView[0];
}

/** Float32 as integers in the same order; -0 comes just before +0. Twin of `sortable` in encode-search.wgsl. */
function sortable(x: number): number {
  const bits = bitsOf(x);
  return (bits & 0x80000000 ? ~bits : bits | 0x80000000) >>> 0;
}

/** A stretch of magnitudes that lie on one line: `first` to `last` are their indices. */
interface Line {
  readonly first: number;
  readonly last: number;
  /** Indices per unit of magnitude. */
  readonly slope: number;
}

/**
 * Cut ascending magnitudes into straight lines.
 *
 * On a line the predicted index of each value is within a quarter of the true one, so a prediction for any x
 * between two values is off by less than half: enough to name the two neighbours (see kernels/encode-lines.wgsl).
 */
function cutIntoLines(magnitudes: Float64Array): Line[] {
  const lines: Line[] = [];
  // The last value needs no line of its own: the threshold before it decides.
  for (let first = 0; first < magnitudes.length - 1; ) {
    const slope = 1 / (magnitudes[first + 1] - magnitudes[first]);
    const fits = (i: number) => Math.abs((magnitudes[i] - magnitudes[first]) * slope - (i - first)) < 0.25;
    let last = first + 1;
    while (last + 1 < magnitudes.length && fits(last + 1)) last++;
    lines.push({ first, last, slope });
    first = last + 1;
  }
  return lines;
}

/** The magnitudes on the positive side, or undefined if the negative side is no mirror of them. */
function mirroredMagnitudes(map: QuantizationMap): { zero: number; magnitudes: Float64Array } | undefined {
  const { values } = map;
  const zero = values.indexOf(0);
  if (zero < 0) return undefined;
  const magnitudes = Float64Array.from(values.subarray(zero));
  const ascending = magnitudes.every((value, j) => j === 0 || value > magnitudes[j - 1]);
  const mirrored = values.subarray(0, zero).every((value, i) => -value === magnitudes[zero - i]);
  return ascending && mirrored && magnitudes.length > 1 ? { zero, magnitudes } : undefined;
}

function linesOf(map: QuantizationMap) {
  const mirrored = mirroredMagnitudes(map);
  if (!mirrored) return undefined;
  const lines = cutIntoLines(mirrored.magnitudes);
  return lines.length <= MAX_LINES ? { ...mirrored, lines } : undefined;
}

/** Which encoder a kernel for these maps can use: lines only if all of them allow it. */
export function encoderFor(maps: readonly QuantizationMap[]): Encoder {
  return maps.every((map) => linesOf(map) !== undefined) ? "lines" : "search";
}

/**
 * The table of one map for an encoder.
 *
 * @throws if "lines" is asked for a map that `encoderFor` does not give it to
 */
export function mapTable(map: QuantizationMap, encoder: Encoder): MapTable {
  const words = new Uint32Array(tableBytes / 4);
  const floats = new Float32Array(words.buffer);
  const thresholds = words.subarray(256, 512).fill(NEVER);
  floats.set(map.values);
  const bounds = new Uint32Array(8);
  const midpoints = midpointsOf(map.values);
  // Mostly the even code wins a tie, but equal neighbours have their own habit; the twin knows.
  const tieGoesUp = (code: number) => encode(map.values, midpoints[code]) > code;

  if (encoder === "search") {
    midpoints.forEach((midpoint, code) => {
      // Where a tie goes up the threshold is one float lower. -0 lies between 0 and that float, and equals 0.
      const step = !tieGoesUp(code) ? 0 : midpoint === 0 ? 2 : 1;
      thresholds[code] = sortable(midpoint === 0 ? 0 : midpoint) - step;
    });
    return { words, bounds };
  }

  const found = linesOf(map);
  if (!found) throw new Error(`The map ${map.name} does not lie on lines.`);
  const { zero, magnitudes, lines } = found;
  for (let j = 0; j + 1 < magnitudes.length; j++) {
    const code = zero + j;
    thresholds[j] = bitsOf(midpoints[code]) - (tieGoesUp(code) ? 1 : 0);
  }
  const starts = new Float32Array(bounds.buffer, 0, MAX_LINES - 1).fill(Number.MAX_VALUE);
  lines.forEach(({ first, last, slope }, i) => {
    // Rounding to the nearest index below: half an index less, and a little more so that 0 never rounds to -1.
    const intercept = first - magnitudes[first] * slope - 0.5 + 1 / 64;
    floats.set([slope, intercept, last], 512 + 4 * i);
    if (i > 0) starts[i - 1] = magnitudes[first];
  });
  bounds[7] = zero;
  return { words, bounds };
}
