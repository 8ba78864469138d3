/** How the histograms of the blocks are laid out. */

const NARROW = 480;

/** Tiles in a row: as near to a square number as reads well, fewer on a narrow page. */
export function columnsFor(count: number, width: number): number {
  if (count <= 4) return width < NARROW ? Math.min(2, count) : count;
  if (count <= 16) return width < NARROW ? 4 : 8;
  return width < NARROW ? 8 : 16;
}

/** Pixels; many blocks get lower tiles. */
export const tileHeight = (count: number) => (count > 16 ? 36 : 56);
