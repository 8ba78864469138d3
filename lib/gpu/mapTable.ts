import { encode, midpointsOf } from "@/lib/numerics/encode";
import { delicateAbsmax } from "./delicateAbsmax";
import { SEARCHED_MAPS } from "./features";
import { bitsOf, floatOf } from "./floatBits";
import { linesInUse, MAX_LINES, type MapInUse, type MapLines } from "./mapLines";
import { fillSearchThresholds } from "./searchThresholds";

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

/** A threshold that no sortable integer exceeds. */
const NEVER = 0xffffffff;
/**
 * An edge that no number is beyond, and the factor of edges (`beyond` in kernels/parts/encode-lines.wgsl).
 */
const NOWHERE = -(2 ** 127);
const SHARP = 2 ** 100;

/** Returns the fastest method that a kernel can use for all of these maps. */
export function encodeMethodFor(uses: readonly MapInUse[]): EncodeMethod {
  return !SEARCHED_MAPS || uses.every((use) => linesInUse(use) !== undefined) ? "lines" : "search";
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

  if (SEARCHED_MAPS && method === "search") {
    fillSearchThresholds(thresholds, midpoints, tieGoesUp);
    return { words, bounds };
  }

  const found = linesInUse(use);
  if (SEARCHED_MAPS && !found) throw new Error(`The map ${map.name} does not lie on lines.`);
  const { zero, magnitudes, alone, lines } = found as MapLines;
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
