/** Resolves a lane's `keep32`: "embedding" names a layer, "embedding/weight" one weight. */

/** Returns the layer of a weight: the part of its name before the first slash. */
export const layerOf = (weight: string): string => weight.split("/")[0];

/** Whether `keep32` names this weight or its layer. */
export const keepsNamed = (weight: string, keep32: readonly string[]): boolean =>
  keep32.includes(weight) || keep32.includes(layerOf(weight));

/**
 * Returns the weights that `keep32` names, in the order of `weights`.
 *
 * @param weights names of all weights of the model
 * @throws RangeError if an entry of `keep32` is neither a weight nor a layer
 */
export function namedWeights(weights: readonly string[], keep32: readonly string[]): string[] {
  const layers = [...new Set(weights.map(layerOf))];
  for (const wanted of keep32) {
    if (!weights.includes(wanted) && !layers.includes(wanted))
      throw new RangeError(
        `keep32 is "${wanted}", but must be a weight or one of the layers ${layers.join(", ")}.`,
      );
  }
  return weights.filter((weight) => keepsNamed(weight, keep32));
}
