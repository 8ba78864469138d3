import { NumericsError } from "./errors";

/** Number of gradient norms that the rule remembers. */
const CLIP_HISTORY = 100;

/** Returns the factor of one step's gradient, 0 to 1. Call it once for each step, in order. */
export type GradientClip = (grads: Float32Array, step: number) => number;

/**
 * Percentile clipping, as the library had it until 0.50 (reference: `percentile_clipping`).
 *
 * It remembers the squared norms of a tensor's last 100 gradients: the first one fills all 100 places, later
 * ones overwrite place `step mod 100`. The squared norms are sorted, and the root of the entry at index
 * `percentile` is the largest norm that passes unchanged. A longer gradient is scaled down to it **as a
 * whole**: the direction within the step stays, but all its elements shrink by the factor that one large
 * element calls for.
 *
 * The gradient itself takes part in its own history, and with a low percentile most ordinary steps are
 * shortened too.
 *
 * @param percentile place in the sorted history, a whole number from 0 to 99; the library's README suggested
 *   5
 * @returns a function with its own history; each tensor needs one
 * @throws NumericsError if percentile is out of range
 */
export function percentileClip(percentile: number): GradientClip {
  if (!Number.isInteger(percentile) || percentile < 0 || percentile >= CLIP_HISTORY) {
    throw new NumericsError("percentile", percentile, `a whole number from 0 to ${CLIP_HISTORY - 1}`);
  }
  const history = new Float64Array(CLIP_HISTORY);
  return (grads, step) => {
    const square = squaredNorm(grads);
    if (step === 1) history.fill(square);
    else history[step % CLIP_HISTORY] = square;
    const limit = history.slice().sort()[percentile];
    return square > limit ? Math.sqrt(limit / square) : 1;
  };
}

function squaredNorm(x: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}
