import { SIDE } from "./figure";

/** Places of the parts of the picture, pixels. */
export interface Geometry {
  /** Side of the square that shows one value, a whole number. */
  readonly cell: number;
  /** Upper left corners of the grid of values and of the grid of errors. */
  readonly tensor: { readonly left: number; readonly top: number };
  readonly errors: { readonly left: number; readonly top: number };
  /** Left end and largest length of the bars that show the absmax. */
  readonly bars: { readonly left: number; readonly width: number };
  /** Upper edge of the key of the error colours. */
  readonly keyTop: number;
  readonly height: number;
}

const HEAD = 22;
const KEY = 44;
const GAP = 20;
/**
 * Least room of the bars beside two grids. With it a cell takes its sixth pixel where a range of kept heights begins
 * (RANGE_STARTS, 920): each pixel makes the grids 64 pixels taller.
 */
const BARS = 78;
const NARROW_BARS = 56;
const LONGEST_BAR = 140;
/** Width from which the two grids are side by side. */
const WIDE = 560;

/** Returns the places of all parts in a picture of some width, pixels. */
export function geometryOf(width: number): Geometry {
  const wide = width >= WIDE;
  const room = wide ? width - BARS - 2 * GAP : width - NARROW_BARS;
  const cell = Math.max(3, Math.floor(room / (wide ? 2 * SIDE : SIDE)));
  const side = cell * SIDE;
  const tensor = { left: 0, top: HEAD };
  const errors = wide ? { left: side + GAP, top: HEAD } : { left: 0, top: HEAD + side + GAP / 2 + HEAD };
  const left = errors.left + side + 8;
  const keyTop = errors.top + side + 14;
  return {
    cell,
    tensor,
    errors,
    bars: { left, width: Math.max(24, Math.min(width - left - 4, LONGEST_BAR)) },
    keyTop,
    height: keyTop + KEY,
  };
}

/** Returns the index of the value under a pixel of either grid; null outside both. */
export function indexAt({ cell, tensor, errors }: Geometry, x: number, y: number): number | null {
  for (const { left, top } of [tensor, errors]) {
    const column = Math.floor((x - left) / cell);
    const row = Math.floor((y - top) / cell);
    if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) return row * SIDE + column;
  }
  return null;
}
