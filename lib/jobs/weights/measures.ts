/** Measures of a model whose weights were replaced by stored ones. */
import type { TrainedWords } from "./wordModel";

/**
 * Returns the held-out loss of a model with other values in some of its tensors, nats a word.
 *
 * @param places of the tensors in `params`
 * @param values one array for each place
 */
export function lossWith(
  { net, params, heldOut }: TrainedWords,
  places: readonly number[],
  values: readonly Float32Array[],
): number {
  const changed = params.map((tensor, place) => values[places.indexOf(place)] ?? tensor);
  return net.loss(changed, heldOut);
}

/** Returns the root of the mean square of stored - exact over the root of the mean square of exact, over all tensors. */
export function relativeError(exact: readonly Float32Array[], stored: readonly Float32Array[]): number {
  let errors = 0;
  let squares = 0;
  exact.forEach((tensor, k) => {
    for (let i = 0; i < tensor.length; i++) {
      errors += (stored[k][i] - tensor[i]) ** 2;
      squares += tensor[i] ** 2;
    }
  });
  return Math.sqrt(errors / squares);
}
