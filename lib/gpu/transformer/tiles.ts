/** The tiles of a product of matrices: what one workgroup computes. No kernels, so that a page can import it. */
import type { ProductSize } from "@/lib/numerics/transformer/matmul";
import type { Grid } from "../kernel";

/** Rows and columns of the result that a workgroup computes, each 64 or 128. */
export interface Tile {
  readonly rows: 64 | 128;
  readonly columns: 64 | 128;
}

/** Tiles that there are kernels for, the largest first: it reads the least. */
export const TILES: readonly Tile[] = [
  { rows: 128, columns: 128 },
  { rows: 64, columns: 128 },
  { rows: 64, columns: 64 },
];

/** Workgroups that keep a large GPU busy. */
const ENOUGH_WORKGROUPS = 132;

/** Returns the workgroups that share a product. */
export const workgroups = ({ rows, columns }: ProductSize, tile: Tile): Grid => [
  Math.ceil(columns / tile.columns),
  Math.ceil(rows / tile.rows),
];

/**
 * Returns the tile of 64 rows and 128 columns if enough workgroups then share the product, or else the smallest.
 *
 * On an H200 (`npm run bench -- matmul`, 2048 rows, width 768) this choice is within 7 % of the best tile for
 * each product. The largest tile is ahead by that much at most, and up to 19 % behind where its few workgroups
 * are no multiple of what the device runs at once.
 */
export function tileFor(size: ProductSize): Tile {
  const [, middle, smallest] = TILES;
  const [across, down] = workgroups(size, middle);
  return across * down >= ENOUGH_WORKGROUPS ? middle : smallest;
}
