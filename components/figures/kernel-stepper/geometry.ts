import { QUAD } from "./places";

/** Places of the parts of the picture of a block, pixels. */
export interface Geometry {
  /** Width of a thread's column, and left end of the first column. */
  readonly column: number;
  readonly left: number;
  /** Upper edge of the first register. */
  readonly top: number;
  /** Middle of the tree's first row. */
  readonly treeTop: number;
  readonly height: number;
}

/** Height of a register's row. */
export const ROW = 25;
/** Gap between a thread's groups of four values, which are apart in memory. */
const GAP = 7;
const HEAD = 44;
/** Height of a row of the tree. */
export const TREE_ROW = 38;
/** Rows of the tree: the maxima of the threads, and the rounds of the longer reduction. */
const TREE_ROWS = 4;
const WIDEST = 84;

/** Returns the places of all parts in a picture of some width, pixels. */
export function geometryOf(width: number, threads: number, registers: number): Geometry {
  const column = Math.min(WIDEST, Math.floor(width / threads));
  const treeTop = HEAD + rowTop(registers) + 30;
  return {
    column,
    left: 0,
    top: HEAD,
    treeTop,
    height: treeTop + TREE_ROWS * TREE_ROW - 8,
  };
}

/** Returns the upper edge of a register below the upper edge of the first register. */
export const rowTop = (register: number) => register * ROW + Math.floor(register / QUAD) * GAP;

/** Returns the middle of a thread's column. */
export const middleOf = ({ left, column }: Geometry, thread: number) => left + (thread + 0.5) * column;

/** Returns a function from a point to the thread and register there, or null. */
export function cellAt({ left, column, top }: Geometry, threads: number, registers: number) {
  return (x: number, y: number) => {
    const thread = Math.floor((x - left) / column);
    const register = Array.from({ length: registers }, (_, r) => r).find(
      (r) => y >= top + rowTop(r) && y < top + rowTop(r) + ROW,
    );
    return thread >= 0 && thread < threads && register !== undefined ? { thread, register } : null;
  };
}
