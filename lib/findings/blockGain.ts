/** How far 8-bit state leads the weights away from 32-bit state, at different block sizes. */
import { logNormalGradients } from "@/lib/jobs/outlier/gradients";
import { makeLane8, makeLane32 } from "@/lib/jobs/outlier/plainLane";
import { makeMap } from "@/lib/numerics/maps";

/** Weights of the experiment, and its steps of Adam. */
export const GAIN_WEIGHTS = 2 ** 14;
export const GAIN_STEPS = 50;

/** Standard deviation of log10 of the gradients' scales: most weights of a layer lie within one decade. */
const SPREAD = 0.25;

/**
 * Returns the mean distance between a weight trained with 8-bit state and the same weight trained with 32-bit state,
 * as a share of the mean distance that the weights have moved. Gradients are random and the same in both; the states
 * are not brought together between the steps, so errors add up as in training.
 *
 * @param blockSize values that share an absmax
 * @returns 0 if both trainings are equal
 */
export function driftAt(blockSize: number): number {
  const source = logNormalGradients(1, GAIN_WEIGHTS, SPREAD);
  const exact = makeLane32(GAIN_WEIGHTS);
  const stored = makeLane8(GAIN_WEIGHTS, blockSize, {
    signed: makeMap("dynamic", { bits: 8, signed: true }),
    unsigned: makeMap("dynamic", { bits: 8, signed: false }),
  });
  for (let step = 1; step <= GAIN_STEPS; step++) {
    const gradients = source.at(step);
    exact.advance({}, step, gradients);
    stored.advance({}, step, gradients);
  }
  let apart = 0;
  let moved = 0;
  exact.params.forEach((value, i) => {
    apart += Math.abs(stored.params[i] - value);
    moved += Math.abs(value);
  });
  return apart / moved;
}
