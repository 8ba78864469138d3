import h100 from "./training-h100.json" with { type: "json" };

/** A run of `npm run train` that was kept: two lanes, Adam with 32-bit and with 8-bit state. */
export interface RecordedTraining {
  /** As ISO 8601 has it. */
  readonly date: string;
  readonly command: string;
  readonly device: string;
  readonly task: string;
  readonly parameters: number;
  readonly steps: number;
  /** What `heldOut` measures, as it stands in a sentence. */
  readonly metric: string;
  /** The lane with 32-bit state, then the one with 8-bit state. */
  readonly lanes: readonly RecordedLane[];
}

export interface RecordedLane {
  /** Training loss before the first and before the last step. */
  readonly firstLoss: number;
  readonly lastLoss: number;
  /** The task's metric at the end. */
  readonly heldOut: number;
  readonly stateBytes: number;
  /** Of a lane that was lost: the step before which its loss was above its first one and never came down again. */
  readonly lostAt?: number;
}

export const RECORDED_TRAINING: readonly RecordedTraining[] = h100;

/** @throws RangeError if no run of this task was kept */
export function trainingOf(task: string): RecordedTraining {
  const run = RECORDED_TRAINING.find((each) => each.task === task);
  if (!run) throw new RangeError(`no run of "${task}" was recorded`);
  return run;
}
