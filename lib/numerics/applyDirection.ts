import { checkLength } from "./blockChecks";
import type { Coefficients } from "./rules/coefficients";

const f = Math.fround;

/**
 * Moves the parameters of a matrix along an orthogonalized direction, in place:
 *
 *     p = keep p + learningRate scale o
 *
 * @param params [n]; updated
 * @param direction from `newtonSchulz`, [n]; it points the way that the parameters move
 * @param scale factor of the matrix, from `matrixScale`
 * @param c coefficients of the step
 * @throws NumericsError if the lengths differ
 */
export function applyDirection(
  params: Float32Array,
  direction: Float32Array,
  scale: number,
  c: Coefficients<"learningRate" | "keep">,
): void {
  checkLength("direction", direction, params.length);
  const rate = f(c.learningRate * f(scale));
  for (let i = 0; i < params.length; i++) params[i] = f(f(params[i] * c.keep) + f(rate * direction[i]));
}
