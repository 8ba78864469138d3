import { stepOf } from "@/components/charts/Pixels";

/** How a tensor is laid out as a picture: its flat run of values in rows, or the part of it around one weight. */
export interface Layout {
  readonly columns: number;
  /** Index of the first weight in the picture, and how many there are. */
  readonly start: number;
  readonly count: number;
}

/** Rows of the tensor's own width where that makes a picture, else about a square. */
function columnsFor(shape: readonly number[], size: number): number {
  const last = shape[shape.length - 1] ?? 1;
  if (last >= 16 && last <= 256 && size / last >= 8) return last;
  return Math.min(128, 2 ** Math.ceil(Math.log2(Math.sqrt(Math.max(1, size)))));
}

/** @param index the weight that must be in the picture */
export function layoutOf(shape: readonly number[], index: number): Layout {
  const size = shape.reduce((product, each) => product * each, 1);
  const columns = columnsFor(shape, size);
  // Higher than wide, the picture would push everything else away.
  const page = columns * columns;
  const start = Math.floor(index / page) * page;
  return { columns, start, count: Math.min(page, size - start) };
}

/** Magnitude from which on a weight has the next strength, in shares of the largest of the picture. */
const BOUNDS = [0.05, 0.15, 0.3, 0.5, 0.75];
export const STRENGTHS = [0.04, 0.12, 0.28, 0.46, 0.7, 1];

/** Strength of each weight in the picture; rows are filled up with blanks. */
export function strengthsOf(weights: Float32Array, { columns, start, count }: Layout): Uint8Array {
  const shown = weights.subarray(start, start + count);
  const largest = shown.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const strengths = new Uint8Array(Math.ceil(count / columns) * columns).fill(255);
  shown.forEach((value, i) => {
    strengths[i] = stepOf(Math.abs(value) / largest, BOUNDS);
  });
  return strengths;
}

/** The outline of a run of weights from `from` to `to` in the picture, in cells. */
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
