/**
 * A study: runs with names, each trained to its end, one after the other, on the machine's one backend. The
 * noise between seeds, a grid of settings and a row of learning rates are studies.
 *
 * The function that makes a run is an argument, so that this file needs no tensor library and can be tested
 * without one.
 */
import type { RunConfig } from "@/lib/training/config";
import { lossPoints } from "@/lib/training/lossPoints";
import { type RunSummary, summaryOf } from "./summary";

/** One run of a study. */
export interface StudyEntry {
  /** Unique within the study. */
  readonly name: string;
  readonly config: RunConfig;
}

/** The part of a run (`LaneRun`) that a study needs. */
export interface StudyRun {
  /** Number of steps done. */
  readonly step: number;
  /** Does some steps, at most 256 before the next `read`. */
  advance(steps: number): void;
  /** Returns the losses since the last reading: for each lane, one value a step. */
  read(): Promise<{ readonly losses: readonly Float32Array[] }>;
  /** Returns the task's metric on held-out samples, for each lane. */
  heldOut(): Promise<readonly number[]>;
  /** Frees the run. */
  dispose(): void;
}

/** The progress of a study. */
export interface StudyProgress {
  /** Name of the entry that is being trained. */
  readonly name: string;
  /** Number of entries that are done. */
  readonly finished: number;
  /** Number of all entries. */
  readonly entries: number;
  /** Number of steps done in this run. */
  readonly step: number;
  /** Number of steps of this run. */
  readonly maxSteps: number;
  /** Last training loss of each lane. */
  readonly losses: readonly number[];
  /** Speed of this run; a step of all lanes counts once. */
  readonly stepsPerSecond: number;
}

/** How to run a study. */
export interface StudyOptions {
  /** Makes a run on the active backend. */
  readonly makeRun: (config: RunConfig) => StudyRun;
  /** Summaries of entries that need not be trained again, by name. */
  readonly done?: ReadonlyMap<string, RunSummary>;
  /** Called after each reading. */
  readonly onProgress?: (progress: StudyProgress) => void;
  /** Ends the study between two readings; the current run is dropped. */
  readonly signal?: AbortSignal;
  /** Whether summaries hold the exact losses of some steps, by which two runs are compared. */
  readonly exact?: boolean;
  /** Awaited between two readings, so that a caller can pause the study. */
  readonly gate?: () => Promise<void>;
}

/**
 * A reading should take this long, milliseconds: often enough to pause and to tell, seldom enough not to slow
 * down.
 */
const READING_MS = 120;
/** Largest number of steps between two readings. */
const MAX_STEPS_PER_READING = 64;

/**
 * Trains the entries that are not done yet, in order.
 *
 * @returns yields a summary at the end of each run; entries of `options.done` are skipped
 * @throws any error of making or training a run, such as a RangeError for an invalid config
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

/** Trains one run to its end and returns its summary; undefined if the signal ended the study. */
async function train(
  { name, config }: StudyEntry,
  { makeRun, onProgress, signal, gate, exact }: StudyOptions,
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
    const summary = summaryOf(
      name,
      losses.map((lane) => lane.subarray(0, done)),
      heldOut,
      seconds,
    );
    if (!exact) return summary;
    return { ...summary, points: lossPoints(done, losses.length, (lane, step) => losses[lane][step]) };
  } finally {
    run.dispose();
  }
}
