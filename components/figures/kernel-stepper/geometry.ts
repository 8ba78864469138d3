import { QUAD } from "./places";

/** Where things stand in the picture of a block, pixels. */
export interface Geometry {
  /** Width of a thread's column, and where the first one begins. */
  readonly column: number;
  readonly left: number;
  /** Top of the first register. */
  readonly top: number;
  readonly treeTop: number;
  readonly height: number;
}

export const ROW = 25;
/** Between a thread's first group of four and its second: they lie apart in memory. */
const GAP = 7;
const HEAD = 44;
export const TREE_ROW = 38;
/** Own maxima and as many rounds as the longer way has. */
const TREE_ROWS = 4;
const WIDEST = 84;

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

/** Top of a register below the top of the first one. */
export const rowTop = (register: number) => register * ROW + Math.floor(register / QUAD) * GAP;

export const middleOf = ({ left, column }: Geometry, thread: number) => left + (thread + 0.5) * column;

/** The thread and register under a point, or null. */
export function cellAt({ left, column, top }: Geometry, threads: number, registers: number) {
  return (x: number, y: number) => {
    const thread = Math.floor((x - left) / column);
    const register = Array.from({ length: registers }, (_, r) => r).find(
      (r) => y >= top + rowTop(r) && y < top + rowTop(r) + ROW,
    );
    return thread >= 0 && thread < threads && register !== undefined ? { thread, register } : null;
  };
}
