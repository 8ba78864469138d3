import { printSteps } from "@/components/charts/format";

/**
 * Returns the beginning of a caption, "After 240 steps", which for a recorded run says that it is recorded.
 *
 * @param step number of steps
 * @param recordedOn name of the engine of a recorded run; undefined for the reader's own run
 */
export const afterSteps = (step: number, recordedOn: string | undefined): string =>
  recordedOn === undefined
    ? `After ${printSteps(step)}`
    : `A recorded run (${recordedOn}): after ${printSteps(step)}`;
