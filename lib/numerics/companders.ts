/** Bent values, of which evenly spaced integers are stored: the companding of FlashOptim (arXiv 2602.23349). */

/** How values are bent before they are rounded to evenly spaced integers. */
export interface Compander {
  /** Bends a value of [-1, 1] or [0, 1] so that small values get more of the range. */
  bend(x: number): number;
  /** The inverse of `bend`. */
  straighten(y: number): number;
  /** Whether the square root of each value is stored, and squared when it is read: for second moments. */
  readonly root: boolean;
}

/** No companding: evenly spaced values. */
export const STRAIGHT: Compander = { bend: (x) => x, straighten: (y) => y, root: false };
/** y = 2x / (1 + |x|), for first moments. */
export const SOFTSIGN: Compander = {
  bend: (x) => (2 * x) / (1 + Math.abs(x)),
  straighten: (y) => y / (2 - Math.abs(y)),
  root: false,
};
/** The root of the value, for second moments: the update divides by it. */
export const ROOT: Compander = { ...STRAIGHT, root: true };
