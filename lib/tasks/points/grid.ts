/**
 * Where the picture's scores are taken: the centres of `cells` x `cells` squares that cover [min, max] in both
 * coordinates. Row-major; the first row is the one with the largest y, as on a screen.
 */
export const POINTS_GRID = { min: -1.2, max: 1.2, cells: 40 } as const;
