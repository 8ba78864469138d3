import type { Layout } from "@/components/charts/layout";
import { HIGHEST, LEVELS } from "./codec";

/** Number of columns of a painted density. */
export const COLUMNS = 48;

/** Returns the heights of an even density, [COLUMNS]. */
export const evenHeights = () => new Uint8Array(COLUMNS).fill(HIGHEST / 2);

/** Returns the group of `size` neighbouring levels around an index, inside the table. */
export function groupAround(index: number, size: number): { readonly first: number; readonly size: number } {
  return { first: Math.min(LEVELS - size, Math.max(0, index - Math.floor(size / 2))), size };
}

/**
 * Returns the table with one group of levels moved along the axis, in ascending order.
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
 * Returns 256 levels with the painted density: i/255 of the painted area lies to the left of level i. The
 * level nearest to 0 becomes 0, so that a state of zero stays zero.
 *
 * @param heights of the columns, from left to right, not all 0
 */
export function tableFromDensity(heights: ArrayLike<number>, layout: Layout): Float32Array {
  const columns = heights.length;
  const total = Array.from(heights).reduce((sum, height) => sum + height, 0);
  const values = new Float32Array(LEVELS);
  let column = 0;
  let before = 0;
  for (let i = 0; i < LEVELS; i++) {
    const area = (i / (LEVELS - 1)) * total;
    while (column < columns - 1 && (before + heights[column] < area || heights[column] === 0)) {
      before += heights[column++];
    }
    const inside = heights[column] > 0 ? Math.min(1, (area - before) / heights[column]) : 0;
    values[i] = layout.value((column + inside) / columns);
  }
  let nearest = 0;
  for (let i = 1; i < LEVELS; i++) if (Math.abs(values[i]) < Math.abs(values[nearest])) nearest = i;
  values[nearest] = 0;
  return values;
}

/**
 * Returns painted heights in proportion to the shares of a density; the largest share has the largest height.
 */
export function heightsOf(shares: Float32Array): Uint8Array {
  const highest = Math.max(...shares);
  return Uint8Array.from(shares, (share) => (highest > 0 ? Math.round((share / highest) * HIGHEST) : 0));
}

/** Returns heights after a stroke of the brush: the columns between both ends follow a straight line. */
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
