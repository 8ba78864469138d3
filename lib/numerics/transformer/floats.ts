/** The arrays of the transformer: float32 in use, float64 in tests that compare with finite differences. */

/** An array of floats. */
export type Floats = Float32Array | Float64Array;

/** Returns `length` zeros of the precision of `values`. */
export const zerosLike = (values: Floats, length: number): Floats =>
  values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
