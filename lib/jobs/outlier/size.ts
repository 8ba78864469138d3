/** Size of the outlier experiment; kept apart so that a table of options can name it without loading the numerics. */

/** Enough for 16 of the library's blocks, and the smallest tensor that it keeps in 8 bits. */
export const PARAMETERS = 4096;
export const STEPS = 400;
