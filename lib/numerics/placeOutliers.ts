/**
 * Writes one value to several places of a tensor, in place.
 *
 * @param x the tensor; changed
 * @param places indices into x
 * @param value the value of every outlier
 */
export function placeOutliers(x: Float32Array, places: readonly number[], value: number): void {
  for (const place of places) x[place] = value;
}
