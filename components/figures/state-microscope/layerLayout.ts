import { stepOf } from "@/components/charts/Pixels";

/**
 * How a tensor is laid out as a picture: its flat values in rows, or the page of them that has a given
 * weight.
 */
export interface Layout {
  readonly columns: number;
  /** Index of the first weight in the picture, and the number of weights in it. */
  readonly start: number;
  readonly count: number;
}

/**
 * Returns the length of a row: the last dimension of the tensor if that gives a usable shape, else about a
 * square.
 */
function columnsFor(shape: readonly number[], size: number): number {
  const last = shape[shape.length - 1] ?? 1;
  if (last >= 16 && last <= 256 && size / last >= 8) return last;
  return Math.min(128, 2 ** Math.ceil(Math.log2(Math.sqrt(Math.max(1, size)))));
}

/**
 * Returns the layout of a tensor of this shape.
 *
 * @param index the weight that must be in the picture
 */
export function layoutOf(shape: readonly number[], index: number): Layout {
  const size = shape.reduce((product, each) => product * each, 1);
  const columns = columnsFor(shape, size);
  // A picture that is higher than wide would push the other parts of the figure off the screen.
  const page = columns * columns;
  const start = Math.floor(index / page) * page;
  return { columns, start, count: Math.min(page, size - start) };
}

/**
 * Magnitudes from which on a weight has the next opacity, as shares of the largest magnitude of the picture.
 */
const BOUNDS = [0.05, 0.15, 0.3, 0.5, 0.75];
/** The opacities, from the smallest magnitude to the largest. */
export const STRENGTHS = [0.04, 0.12, 0.28, 0.46, 0.7, 1];

/**
 * Returns for each cell of the picture the index of its opacity in `STRENGTHS`; 255 for blanks at the end of
 * the last row.
 */
export function strengthsOf(weights: Float32Array, { columns, start, count }: Layout): Uint8Array {
  const shown = weights.subarray(start, start + count);
  const largest = shown.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const strengths = new Uint8Array(Math.ceil(count / columns) * columns).fill(255);
  shown.forEach((value, i) => {
    strengths[i] = stepOf(Math.abs(value) / largest, BOUNDS);
  });
  return strengths;
}

/**
 * Returns the outline of the weights from `from` up to, not including, `to` as an SVG path in units of cells;
 * empty if none of them is in the picture.
 */
export function outlineOf({ columns, start, count }: Layout, from: number, to: number): string {
  const first = Math.max(0, from - start);
  const last = Math.min(count, to - start);
  if (last <= first) return "";
  const top = Math.floor(first / columns);
  const bottom = Math.floor((last - 1) / columns);
  const left = first % columns;
  const right = ((last - 1) % columns) + 1;
  if (top === bottom) return `M${left} ${top}H${right}v1H${left}Z`;
  return `M${left} ${top}H${columns}V${bottom}H${right}v1H0V${top + 1}H${left}Z`;
}
