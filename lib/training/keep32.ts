/** Which weights a lane's `keep32` means: "embedding" a whole layer, "embedding/weight" one weight. */

/** The layer of a weight: what stands before the first slash of its name. */
export const layerOf = (weight: string): string => weight.split("/")[0];

/** Whether `keep32` names this weight or its layer. */
export const keepsNamed = (weight: string, keep32: readonly string[]): boolean =>
  keep32.includes(weight) || keep32.includes(layerOf(weight));

/**
 * The weights that are named.
 *
 * @throws RangeError if one of the names is neither a weight nor a layer
 */
export function namedWeights(weights: readonly string[], keep32: readonly string[]): string[] {
  const layers = [...new Set(weights.map(layerOf))];
  for (const wanted of keep32) {
    if (!weights.includes(wanted) && !layers.includes(wanted))
      throw new RangeError(`keep32 names "${wanted}"; the model's layers are ${layers.join(", ")}.`);
  }
  return weights.filter((weight) => keepsNamed(weight, keep32));
}
