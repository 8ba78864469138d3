/**
 * A study: runs with names, each trained to its end, one after the other, on the machine's one backend. The noise
 * between seeds, a grid of settings and a row of learning rates are studies.
 *
 * What trains is handed in, so that this file is light and can be tested without it.
 */
import type { RunConfig } from "@/lib/training/config";
import { type RunSummary, summaryOf } from "./summary";

export interface StudyEntry {
  /** Different for each entry of a study. */
  readonly name: string;
  readonly config: RunConfig;
}

/** What a study needs of a run (laneRun.ts). */
export interface StudyRun {
  readonly step: number;
  /** Do at most 256 steps before the next `read`. */
  advance(steps: number): void;
  read(): Promise<{ readonly losses: readonly Float32Array[] }>;
  heldOut(): Promise<readonly number[]>;
  dispose(): void;
}

export interface StudyProgress {
  /** Entry that is being trained. */
  readonly name: string;
  /** How many entries are done, and how many there are. */
  readonly finished: number;
  readonly entries: number;
  readonly step: number;
  readonly maxSteps: number;
  /** Newest training loss of each lane. */
  readonly losses: readonly number[];
  /** Of this run, all lanes counted as one step. */
  readonly stepsPerSecond: number;
}

export interface StudyOptions {
  readonly makeRun: (config: RunConfig) => StudyRun;
  /** Summaries of entries that need not be trained again, by name. */
  readonly done?: ReadonlyMap<string, RunSummary>;
  readonly onProgress?: (progress: StudyProgress) => void;
  /** Ends the study between two readings; the run at hand is dropped. */
  readonly signal?: AbortSignal;
  /** Awaited between two readings: a pause is a gate that opens later. */
  readonly gate?: () => Promise<void>;
}

/** A reading should take this long, milliseconds: often enough to pause and to tell, seldom enough not to slow down. */
const READING_MS = 120;
const MAX_STEPS_PER_READING = 64;

/**
 * Train what is not done yet, in order.
 *
 * @returns a summary for each run when it has ended; done ones are not repeated
 * @throws what making or training a run throws, such as a RangeError for a config that makes no sense
 */
export async function* runStudy(
  entries: readonly StudyEntry[],
  options: StudyOptions,
): AsyncGenerator<RunSummary, void, void> {
  const waiting = entries.filter(({ name }) => !options.done?.has(name));
  for (const [i, entry] of waiting.entries()) {
    const finished = entries.length - waiting.length + i;
    const summary = await train(entry, options, finished, entries.length);
    if (!summary) return;
    yield summary;
  }
}

/** @returns undefined if the signal ended it */
async function train(
  { name, config }: StudyEntry,
  { makeRun, onProgress, signal, gate }: StudyOptions,
  finished: number,
  entries: number,
): Promise<RunSummary | undefined> {
  if (signal?.aborted) return undefined;
  const run = makeRun(config);
  const losses = config.lanes.map(() => new Float32Array(config.maxSteps));
  let done = 0;
  let seconds = 0;
  try {
    let steps = 1;
    while (done < config.maxSteps && losses.some((lane) => done === 0 || Number.isFinite(lane[done - 1]))) {
      await gate?.();
      if (signal?.aborted) return undefined;
      steps = Math.min(steps, config.maxSteps - done);
      const started = performance.now();
      run.advance(steps);
      const readings = await run.read();
      const took = performance.now() - started;
      readings.losses.forEach((values, lane) => {
        losses[lane].set(values, done);
      });
      done += steps;
      seconds += took / 1000;
      onProgress?.({
        name,
        finished,
        entries,
        step: done,
        maxSteps: config.maxSteps,
        losses: readings.losses.map((values) => values[values.length - 1]),
        stepsPerSecond: done / Math.max(seconds, 1e-9),
      });
      if (took < READING_MS / 2) steps = Math.min(2 * steps, MAX_STEPS_PER_READING);
      else if (took > READING_MS * 2) steps = Math.max(1, steps >> 1);
    }
    const heldOut = await run.heldOut();
    return summaryOf(
      name,
      losses.map((lane) => lane.subarray(0, done)),
      heldOut,
      seconds,
    );
  } finally {
    run.dispose();
  }
}
