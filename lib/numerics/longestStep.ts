import { moveSize } from "./moves";

/** Size that stands for moves to values that are not finite: comparisons with NaN differ between devices. */
export const LARGEST_FLOAT32 = 2 ** 127 * (2 - 2 ** -23);

/** Returns the record of no step, [size, step]: any step is longer. */
export const noStep = (): Float32Array => Float32Array.of(-1, 0);

/**
 * Replaces the longest step of a tensor by the step that was just made, if that is longer.
 *
 * @param before parameters before the step, [n]
 * @param after parameters after it, [n]
 * @param learningRate of the step; 0 measures nothing
 * @param step number of the step, from 1
 * @param longest [size, step] of the longest step so far, from `noStep`; changed. The size is the largest move of a
 *   parameter in learning rates, LARGEST_FLOAT32 if the parameter is not finite any more
 */
export function longestStep(
  before: Float32Array,
  after: Float32Array,
  learningRate: number,
  step: number,
  longest: Float32Array,
): void {
  if (learningRate === 0) return;
  let most = 0;
  for (let i = 0; i < after.length; i++) most = Math.max(most, moveSize(before[i], after[i]));
  const quotient = Math.fround(most / Math.fround(learningRate));
  const size = Number.isFinite(quotient) ? quotient : LARGEST_FLOAT32;
  if (size > longest[0]) longest.set([size, step]);
}
