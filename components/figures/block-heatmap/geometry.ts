import { SIDE } from "./figure";

/** Where things are drawn, pixels. */
export interface Geometry {
  /** Side of one value's square, whole. */
  readonly cell: number;
  /** Upper left corners of the picture of the values and of that of their errors. */
  readonly tensor: { readonly left: number; readonly top: number };
  readonly errors: { readonly left: number; readonly top: number };
  /** Where the bars of the absmax begin, and how long they may be. */
  readonly bars: { readonly left: number; readonly width: number };
  /** Where the key of the colours stands. */
  readonly keyTop: number;
  readonly height: number;
}

const HEAD = 22;
const KEY = 44;
const GAP = 20;
const BARS = 70;
const NARROW_BARS = 56;
/** Both pictures side by side from here on. */
const WIDE = 560;

export function geometryOf(width: number): Geometry {
  const wide = width >= WIDE;
  const room = wide ? width - BARS - 2 * GAP : width - NARROW_BARS;
  const cell = Math.max(3, Math.floor(room / (wide ? 2 * SIDE : SIDE)));
  const side = cell * SIDE;
  const tensor = { left: 0, top: HEAD };
  const errors = wide ? { left: side + GAP, top: HEAD } : { left: 0, top: HEAD + side + GAP + HEAD };
  const left = errors.left + side + 8;
  const keyTop = errors.top + side + 14;
  return {
    cell,
    tensor,
    errors,
    bars: { left, width: Math.max(24, Math.min(width - left - 4, 2 * BARS)) },
    keyTop,
    height: keyTop + KEY,
  };
}

/** The value under a pixel, in whichever of the two pictures; null beside them. */
export function indexAt({ cell, tensor, errors }: Geometry, x: number, y: number): number | null {
  for (const { left, top } of [tensor, errors]) {
    const column = Math.floor((x - left) / cell);
    const row = Math.floor((y - top) / cell);
    if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) return row * SIDE + column;
  }
  return null;
}
