import h100 from "./training-h100.json" with { type: "json" };

/** A recorded run of `npm run train`: two lanes, Adam with 32-bit and with 8-bit state. */
export interface RecordedTraining {
  /** ISO 8601. */
  readonly date: string;
  /** The command that repeats the run. */
  readonly command: string;
  readonly device: string;
  readonly task: string;
  /** The task's options that were given; the others had their defaults. */
  readonly options: Readonly<Record<string, string>>;
  /** The hyper-parameters of both lanes that were given; the others had their defaults. */
  readonly hyper: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly parameters: number;
  readonly steps: number;
  /** The name of the metric of `heldOut`, as in a sentence. */
  readonly metric: string;
  /** The lane with 32-bit state, then the one with 8-bit state. */
  readonly lanes: readonly RecordedLane[];
}

/** The results of one lane. */
export interface RecordedLane {
  /** Training loss before the first and before the last step. */
  readonly firstLoss: number;
  readonly lastLoss: number;
  /** The task's metric at the end. */
  readonly heldOut: number;
  readonly stateBytes: number;
  /** Only of a lost lane: the step from which its loss stayed above the first loss. */
  readonly lostAt?: number;
}

/** All recorded runs. */
export const RECORDED_TRAINING: readonly RecordedTraining[] = h100.map((run) => ({
  ...run,
  options: given(run.options),
  hyper: given(run.hyper),
}));

/** Drops the keys that TypeScript adds to an object of JSON because other entries of the list have them. */
function given<T>(named: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, T] => entry[1] !== undefined),
  );
}

/** Returns the names of the tasks that a recorded run trained, in the order of the runs. */
export const recordedTasks = (): readonly string[] => [...new Set(RECORDED_TRAINING.map(({ task }) => task))];

/** Settings that distinguish a run from other runs of its task. */
export type AskedTraining = Partial<Pick<RecordedTraining, "options" | "hyper">>;

/**
 * Returns the one run of a task that was given these settings.
 *
 * @param asked the settings that distinguish the run: { options: { model: "conv" } }
 * @throws RangeError if no such run was recorded, or more than one
 */
export function trainingOf(task: string, { options = {}, hyper = {} }: AskedTraining = {}): RecordedTraining {
  const has = (all: Readonly<Record<string, unknown>>, some: Readonly<Record<string, unknown>>) =>
    Object.entries(some).every(([name, value]) => all[name] === value);
  const found = RECORDED_TRAINING.filter(
    (run) => run.task === task && has(run.options, options) && has(run.hyper, hyper),
  );
  const settings = Object.entries({ ...options, ...hyper }).map((setting) => setting.join(" "));
  const what = [`"${task}"`, ...settings].join(" with ");
  if (found.length === 0) throw new RangeError(`no run of ${what} was recorded`);
  if (found.length > 1) throw new RangeError(`${found.length} runs of ${what} were recorded: say which`);
  return found[0];
}
