import { encode, midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";

/** How a kernel finds the nearest code: by lines where the map allows it (faster), or by binary search. */
export type EncodeMethod = "lines" | "search";

/**
 * A quantization map as the kernels read it. kernels/parts/tables.wgsl and tensor.wgsl declare the two
 * structs.
 */
export interface MapTable {
  /** One `MapTable`: 256 values, 256 thresholds, 8 lines of 4 floats. */
  readonly words: Uint32Array;
  /** One `LineBounds`: 7 floats, the code of 0, an edge, `delicate`, and 2 words of padding. */
  readonly bounds: Uint32Array;
}

/** Bytes of one `MapTable` of kernels/parts/tables.wgsl. */
export const TABLE_BYTES = (256 + 256 + 8 * 4) * 4;
/** Bytes of one `LineBounds` of kernels/parts/tensor.wgsl. */
export const BOUNDS_BYTES = 12 * 4;

const MAX_LINES = 8;
/** A threshold that no sortable integer exceeds. */
const NEVER = 0xffffffff;
/**
 * An edge that no number is beyond, and the factor of edges (`beyond` in kernels/parts/encode-lines.wgsl).
 */
const NOWHERE = -(2 ** 127);
const SHARP = 2 ** 100;

const float = new Float32Array(1);
const bitsView = new Uint32Array(float.buffer);

/** Returns the bit pattern of a float32. */
function bitsOf(x: number): number {
  float[0] = x;
  return bitsView[0];
}

/** Returns the float32 of a bit pattern. */
function floatOf(bits: number): number {
  bitsView[0] = bits;
  return float[0];
}

/**
 * Returns a float32 as an integer of the same order; -0 comes just before +0. As `sortable` in sortable.wgsl.
 */
function sortable(x: number): number {
  const bits = bitsOf(x);
  return (bits & 0x80000000 ? ~bits : bits | 0x80000000) >>> 0;
}

/** A range of magnitudes that lie on one line: those with the indices `first` to `last`. */
interface Line {
  readonly first: number;
  readonly last: number;
  /** index = slope * magnitude + intercept; with the sign guard also + guard * sign. */
  readonly slope: number;
  readonly intercept: number;
  readonly guard: number;
}

/** The largest distance of a line from the half-way point between two indices: two thirds of the distance that
 * kernels/parts/encode-lines.wgsl checks exactly (1.5 * 2^-15), because the GPU's own rounding adds to it.
 */
const LINE_ERROR = 2 ** -15;

/** Returns the line through values `first` and `last`, or undefined if it misses a midpoint between them. */
function lineThrough(magnitudes: Float64Array, first: number, last: number): Line | undefined {
  const slope = last === first ? 0 : (last - first) / (magnitudes[last] - magnitudes[first]);
  const intercept = first - slope * magnitudes[first];
  for (let j = first; j < last; j++) {
    const midpoint = (magnitudes[j] + magnitudes[j + 1]) / 2;
    const position = Math.fround(slope) * midpoint + Math.fround(intercept);
    if (Math.abs(position - (j + 0.5)) > LINE_ERROR) return undefined;
  }
  return { first, last, slope, intercept, guard: 0 };
}

/** The line of the magnitudes that are nearest to 0, with the sign guard. The index is 1/2. The kernel adds -1/2 for a
 * positive number, which gets the code of 0, and 1/2 for a negative number, which gets the code below.
 */
const LINE_OF_ZERO: Line = { first: 0, last: 0.5, slope: 0, intercept: 0.5, guard: -0.5 };

/** The line of a first value above 0: every magnitude from 0 up to it has index 0. */
const LINE_OF_FIRST: Line = { first: 0, last: 0, slope: 0, intercept: 0, guard: 0 };

/** Cuts ascending magnitudes, from index `start` on, into straight lines, each as long as possible. */
function cutIntoLines(magnitudes: Float64Array, start: number): Line[] {
  const lines: Line[] = [];
  for (let first = start; first < magnitudes.length; ) {
    let line = lineThrough(magnitudes, first, first);
    for (let last = first + 1; last < magnitudes.length; last++) {
      const longer = lineThrough(magnitudes, first, last);
      if (!longer) break;
      line = longer;
    }
    if (!line) throw new Error("unreachable: a single value is always on a line");
    lines.push(line);
    first = line.last + 1;
  }
  return lines;
}

/** Returns the magnitudes of the positive side, or undefined if the negative side does not mirror them. */
function mirroredMagnitudes(map: QuantizationMap): { zero: number; magnitudes: Float64Array } | undefined {
  const { values } = map;
  // A map of positive values has no negative side; its first value is the nearest to 0.
  const zero = values[0] > 0 ? 0 : values.indexOf(0);
  if (zero < 0) return undefined;
  const magnitudes = Float64Array.from(values.subarray(zero));
  const ascending = magnitudes.every((value, j) => j === 0 || value > magnitudes[j - 1]);
  const mirrored = values.subarray(0, zero).every((value, i) => -value === magnitudes[zero - i]);
  // The negative side may have no values, all of them, or all but the last (the signed dynamic map has 1 but
  // not -1).
  const complete = zero === 0 || zero >= magnitudes.length - 2;
  return ascending && mirrored && complete && magnitudes.length > 1 ? { zero, magnitudes } : undefined;
}

/**
 * Returns the lines of a map, or undefined if it does not lie on lines. A last value without a negative is
 * left out: the kernel tests for it separately.
 *
 * @param guarded whether codes keep the sign of their value: then 0 has a line of its own
 */
function linesOf(map: QuantizationMap, guarded: boolean) {
  const mirrored = mirroredMagnitudes(map);
  if (!mirrored) return undefined;
  const { zero, magnitudes } = mirrored;
  const alone = zero < magnitudes.length - 1;
  const onLines = alone ? magnitudes.subarray(0, -1) : magnitudes;
  // A line through the first value would go on below it, to indices below 0.
  const above = magnitudes[0] > 0;
  const lines = cutIntoLines(onLines, guarded || above ? 1 : 0);
  if (guarded) lines.unshift(LINE_OF_ZERO);
  else if (above) lines.unshift(LINE_OF_FIRST);
  // Between two lines the kernel follows the upper one, which must not fall below its own first index there.
  // (Half an index below is a tie, which the kernel checks exactly.)
  const joined = lines.slice(1).every(({ first, slope, intercept }) => {
    const border = (magnitudes[first - 1] + magnitudes[first]) / 2;
    return slope * border + intercept > first - 0.5 - LINE_ERROR;
  });
  // Values that a GPU may take for 0 are below 2^-26 of absmax: the map must encode them as 0 too.
  const clear = magnitudes[1] > 2 ** -25;
  return joined && clear && lines.length <= MAX_LINES ? { ...mirrored, alone, lines } : undefined;
}

/** The smallest normal float32. */
const SMALLEST_NORMAL = 2 ** -126;

/** Returns the absmax below which some value of the map, times absmax, is a subnormal number. */
function delicateAbsmax(values: Float32Array): number {
  const magnitudes = values.map(Math.abs).filter((magnitude) => magnitude > 0);
  const smallest = Math.min(...magnitudes);
  // Twice: the quotient is rounded.
  return Math.min((2 * SMALLEST_NORMAL) / smallest, Number.MAX_VALUE);
}

/**
 * A map, and whether its codes keep the sign of their value (the sign guard of an optimizer's first moment).
 */
export interface MapInUse {
  readonly map: QuantizationMap;
  readonly guarded: boolean;
}

/** Returns the lines of a map in use. A map without negative codes needs no guard. */
const linesInUse = ({ map, guarded }: MapInUse) => linesOf(map, guarded && map.values[0] < 0);

/** Returns the fastest method that a kernel can use for all of these maps. */
export function encodeMethodFor(uses: readonly MapInUse[]): EncodeMethod {
  return uses.every((use) => linesInUse(use) !== undefined) ? "lines" : "search";
}

/**
 * Returns the table of one map for a method.
 *
 * @throws Error if the method is "lines" and the map does not lie on lines (`encodeMethodFor`)
 */
export function makeMapTable(use: MapInUse, method: EncodeMethod): MapTable {
  const { map } = use;
  const words = new Uint32Array(TABLE_BYTES / 4);
  const floats = new Float32Array(words.buffer);
  const thresholds = words.subarray(256, 512).fill(NEVER);
  floats.set(map.values);
  const bounds = new Uint32Array(BOUNDS_BYTES / 4);
  bounds[9] = bitsOf(delicateAbsmax(map.values));
  const midpoints = midpointsOf(map.values);
  // The even code wins a tie, except between equal neighbours; the twin decides.
  const tieGoesUp = (code: number) => encode(map.values, midpoints[code]) > code;

  if (method === "search") {
    midpoints.forEach((midpoint, code) => {
      // Where a tie goes up the threshold is one float lower. -0 lies between 0 and that float, and equals 0.
      const step = !tieGoesUp(code) ? 0 : midpoint === 0 ? 2 : 1;
      thresholds[code] = sortable(midpoint === 0 ? 0 : midpoint) - step;
    });
    return { words, bounds };
  }

  const found = linesInUse(use);
  if (!found) throw new Error(`The map ${map.name} does not lie on lines.`);
  const { zero, magnitudes, alone, lines } = found;
  for (let j = 0; j + 1 < magnitudes.length; j++) {
    const code = zero + j;
    thresholds[j] = bitsOf(midpoints[code]) - (tieGoesUp(code) ? 1 : 0);
  }
  const boundFloats = new Float32Array(bounds.buffer);
  boundFloats.fill(Number.MAX_VALUE, 0, MAX_LINES - 1);
  lines.forEach(({ first, last, slope, intercept, guard }, i) => {
    floats.set([slope, intercept, last, guard], 512 + 4 * i);
    // A line begins at the smallest magnitude whose nearest value is its first.
    if (i > 0) boundFloats[i - 1] = floatOf(thresholds[first - 1] + 1);
  });
  boundFloats[7] = zero;
  boundFloats[8] = alone ? -SHARP * floatOf(thresholds[magnitudes.length - 2]) : NOWHERE;
  return { words, bounds };
}
