/**
 * Size of the outlier experiment, in a file of its own so that a table of options can use it without the
 * numerics.
 */

/**
 * Number of parameters: 16 of the library's blocks, and the smallest tensor that the library keeps in 8 bits.
 */
export const PARAMETERS = 4096;
/** Number of steps of a run. */
export const STEPS = 400;
