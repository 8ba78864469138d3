/** Chooses what is left open in a training so that it fits into a budget of memory. */
import { planMemory, type TrainingShape, totalBytes } from "./plan";

/** The division of a step's sequences into micro-batches. */
export type MicroBatches = Pick<TrainingShape, "sequences" | "microBatches">;

/**
 * Returns the largest micro-batches with which a training fits into a budget.
 *
 * @param shape its micro-batches are ignored
 * @param sequences of a step; a step has as many whatever the result, unless gradients are released: then a
 *   step is one micro-batch
 * @returns undefined if the training does not fit with one sequence at a time
 */
export function fitMicroBatches(
  shape: Omit<TrainingShape, keyof MicroBatches>,
  sequences: number,
  budgetBytes: number,
): MicroBatches | undefined {
  for (let parts = 1; parts <= sequences; parts++) {
    if (sequences % parts !== 0) continue;
    const tried = { sequences: sequences / parts, microBatches: shape.release ? 1 : parts };
    if (totalBytes(planMemory({ ...shape, ...tried })) <= budgetBytes) return tried;
  }
  return undefined;
}
