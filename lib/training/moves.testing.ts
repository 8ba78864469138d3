/** Moves of weights for tests. */
import type { MovesOfSteps } from "@/lib/numerics/moves";

/** Returns moves of these sizes, learning rates; the other numbers of each step are zeros. */
export function movesOfSteps(largest: readonly number[]): MovesOfSteps {
  const zeros = () => new Uint32Array(largest.length);
  return {
    largest: Float32Array.from(largest),
    tensor: zeros(),
    element: zeros(),
    long: zeros(),
    lost: zeros(),
  };
}
