import type { Layout } from "@/components/charts/layout";
import { HIGHEST, LEVELS } from "./codec";

/** Columns of the density that is painted. */
export const COLUMNS = 48;

/** The columns of an even density. */
export const evenHeights = () => new Uint8Array(COLUMNS).fill(HIGHEST / 2);

/** Which levels follow the pointer: `size` neighbours around an index, inside the table. */
export function groupAround(index: number, size: number): { readonly first: number; readonly size: number } {
  return { first: Math.min(LEVELS - size, Math.max(0, index - Math.floor(size / 2))), size };
}

/**
 * The table with one group of levels moved along the axis, in ascending order.
 *
 * @param by share of the axis; levels stop at its ends
 */
export function moveGroup(
  values: Float32Array,
  layout: Layout,
  { first, size }: { readonly first: number; readonly size: number },
  by: number,
): Float32Array {
  const moved = values.slice();
  for (let i = first; i < first + size; i++) {
    const share = Math.min(1, Math.max(0, layout.share(values[i]) + by));
    moved[i] = layout.value(share);
  }
  return moved.sort();
}

/**
 * 256 levels that lie as densely as was painted: level i is where i/255 of the painted mass lies to the left. The
 * level nearest to 0 is put on 0, so that a state that is zero stays zero.
 *
 * @param heights one a column, not all 0
 */
export function tableFromDensity(heights: ArrayLike<number>, layout: Layout): Float32Array {
  const columns = heights.length;
  const total = Array.from(heights).reduce((sum, height) => sum + height, 0);
  const values = new Float32Array(LEVELS);
  let column = 0;
  let before = 0;
  for (let i = 0; i < LEVELS; i++) {
    const mass = (i / (LEVELS - 1)) * total;
    while (column < columns - 1 && (before + heights[column] < mass || heights[column] === 0)) {
      before += heights[column++];
    }
    const inside = heights[column] > 0 ? Math.min(1, (mass - before) / heights[column]) : 0;
    values[i] = layout.value((column + inside) / columns);
  }
  let nearest = 0;
  for (let i = 1; i < LEVELS; i++) if (Math.abs(values[i]) < Math.abs(values[nearest])) nearest = i;
  values[nearest] = 0;
  return values;
}

/** Heights in the shape of some shares (a density of data), the highest as high as can be painted. */
export function heightsOf(shares: Float32Array): Uint8Array {
  const highest = Math.max(...shares);
  return Uint8Array.from(shares, (share) => (highest > 0 ? Math.round((share / highest) * HIGHEST) : 0));
}

/** Heights with a stroke of the brush from one column to another; what lies between gets a straight line. */
export function paint(
  heights: Uint8Array,
  from: { readonly column: number; readonly height: number },
  to: { readonly column: number; readonly height: number },
): Uint8Array {
  const painted = heights.slice();
  const steps = Math.max(1, Math.abs(to.column - from.column));
  for (let step = 0; step <= steps; step++) {
    const share = step / steps;
    const column = Math.round(from.column + share * (to.column - from.column));
    painted[column] = Math.round(from.height + share * (to.height - from.height));
  }
  return painted;
}
