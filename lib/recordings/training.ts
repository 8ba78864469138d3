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

/** The flags of a run's command: { task: "letters", model: "conv" } of "--task letters --model conv". */
const flagsOf = ({ command }: RecordedTraining): Readonly<Record<string, string>> =>
  Object.fromEntries([...command.matchAll(/--(\w+) (\S+)/g)].map(([, name, value]) => [name, value]));

/**
 * The one run of a task whose command had these flags.
 *
 * @param flags what tells it from other runs of the task, as typed: { model: "conv" }
 * @throws RangeError if no such run was kept, or more than one
 */
export function trainingOf(task: string, flags: Readonly<Record<string, string>> = {}): RecordedTraining {
  const asked = Object.entries(flags);
  const found = RECORDED_TRAINING.filter(
    (run) => run.task === task && asked.every(([name, value]) => flagsOf(run)[name] === value),
  );
  const what = [`"${task}"`, ...asked.map((flag) => flag.join(" "))].join(" with ");
  if (found.length === 0) throw new RangeError(`no run of ${what} was recorded`);
  if (found.length > 1) throw new RangeError(`${found.length} runs of ${what} were recorded: say which`);
  return found[0];
}
