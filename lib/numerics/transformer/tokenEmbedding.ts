import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/**
 * Writes the vector of each token to `out`: its row of the table plus the row of its position.
 *
 * @param ids [sequences * context], each a row of `table`
 * @param table [vocabulary, width]
 * @param positions [context, width]
 * @param width length of a vector
 * @param out [sequences * context, width]
 * @throws NumericsError if the lengths do not fit
 */
export function tokenEmbedding(
  ids: ArrayLike<number>,
  table: Floats,
  positions: Floats,
  width: number,
  out: Floats,
): void {
  checkLength("out", out, ids.length * width);
  for (let token = 0; token < ids.length; token++) {
    const place = (token * width) % positions.length;
    for (let i = 0; i < width; i++)
      out[token * width + i] = table[ids[token] * width + i] + positions[place + i];
  }
}

/**
 * Adds the gradient of each token's vector to the row of its byte and to the row of its position.
 *
 * @param gradient by the result of `tokenEmbedding`, [sequences * context, width]
 * @param table gradient by the table, added to, [vocabulary, width]
 * @param positions gradient by the positions, added to, [context, width]
 * @throws NumericsError if the lengths do not fit
 */
export function tokenEmbeddingGradient(
  ids: ArrayLike<number>,
  gradient: Floats,
  width: number,
  table: Floats,
  positions: Floats,
): void {
  checkLength("gradient", gradient, ids.length * width);
  for (let token = 0; token < ids.length; token++) {
    const place = (token * width) % positions.length;
    for (let i = 0; i < width; i++) {
      table[ids[token] * width + i] += gradient[token * width + i];
      positions[place + i] += gradient[token * width + i];
    }
  }
}
