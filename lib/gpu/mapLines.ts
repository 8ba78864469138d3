/** The straight lines on which the values of a quantization map lie. */
import type { QuantizationMap } from "@/lib/numerics/maps/map";

/** The number of lines that a kernel holds. */
export const MAX_LINES = 8;

/**
 * A map, and whether its codes keep the sign of their value (the sign guard of an optimizer's first moment).
 */
export interface MapInUse {
  readonly map: QuantizationMap;
  readonly guarded: boolean;
}

/** A range of magnitudes that lie on one line: those with the indices `first` to `last`. */
export interface Line {
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

/** The positive side of a map, and its lines. */
export interface MapLines {
  /** The code of 0, or of the value nearest to it. */
  readonly zero: number;
  readonly magnitudes: Float64Array;
  /** Whether the last value has no negative. It lies on no line: the kernel tests for it separately. */
  readonly alone: boolean;
  /** In ascending order. With the sign guard 0 has a line of its own. */
  readonly lines: readonly Line[];
}

/** The lines of a map in use, or undefined if it does not lie on lines. */
export function linesInUse({ map, guarded: keepsSign }: MapInUse): MapLines | undefined {
  // A map without negative codes needs no guard.
  const guarded = keepsSign && map.values[0] < 0;
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
