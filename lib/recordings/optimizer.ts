import optimizer from "./bench-optimizer-h100.json" with { type: "json" };

/** A line of `npm run bench -- optimizer`: one measure of one optimizer on one model (tools/bench/optimizer.ts). */
export interface RecordedTiming {
  readonly model: string;
  /** Weight tensors of the model, and their elements. */
  readonly tensors: number;
  readonly parameters: number;
  /** "steps in a row" waits once for many steps of the optimizer; "training step" computes the gradients too. */
  readonly measure: string;
  readonly optimizer: string;
  /** Median, milliseconds a step. */
  readonly ms: number;
  /** (slowest - fastest) / median. */
  readonly spread: number;
  readonly timesFasterThanTfjs: number;
}

/** The recorded run. */
export const RECORDED_OPTIMIZER: {
  /** ISO 8601. */
  readonly date: string;
  readonly command: string;
  readonly results: readonly RecordedTiming[];
} = optimizer;

/**
 * Returns a recorded time.
 *
 * @param model matches the name of the model
 * @param measure "steps in a row" or "training step"
 * @throws RangeError if nothing of that kind was timed
 */
export function optimizerTiming(model: RegExp, measure: string, optimizer: string): RecordedTiming {
  const found = RECORDED_OPTIMIZER.results.find(
    (line) => model.test(line.model) && line.measure === measure && line.optimizer === optimizer,
  );
  if (!found) throw new RangeError(`no ${measure} of ${optimizer} on ${model.source} was recorded`);
  return found;
}
