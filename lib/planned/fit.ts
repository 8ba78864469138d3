/** Chooses what is left open in a training so that it fits into a budget of memory. */
import { planMemory, type TrainingShape, totalBytes } from "./plan";

/** The division of a step's sequences into micro-batches. */
export type MicroBatches = Pick<TrainingShape, "sequences" | "microBatches">;

/**
 * Returns the largest micro-batches with which a training fits into a budget.
 *
 * @param shape its micro-batches are ignored
 * @param sequences of a step; the result has as many in all
 * @returns undefined if the training does not fit with one sequence at a time, or with gradient release, which
 *   takes one micro-batch a step, with all at once
 */
export function fitMicroBatches(
  shape: Omit<TrainingShape, keyof MicroBatches>,
  sequences: number,
  budgetBytes: number,
): MicroBatches | undefined {
  for (let parts = 1; parts <= sequences; parts++) {
    if (sequences % parts !== 0) continue;
    if (parts > 1 && shape.release) return undefined;
    const tried = { sequences: sequences / parts, microBatches: parts };
    if (totalBytes(planMemory({ ...shape, ...tried })) <= budgetBytes) return tried;
  }
  return undefined;
}
