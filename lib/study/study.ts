/**
 * A study: runs with names, each trained to its end, one after the other, on the machine's one backend. The
 * noise between seeds, a grid of settings and a row of learning rates are studies.
 *
 * The function that makes a run is an argument, so that this file needs no tensor library and can be tested
 * without one.
 */
import type { RunConfig } from "@/lib/training/config";
import { lossPoints } from "@/lib/training/lossPoints";
import { METER_CAPACITY_STEPS } from "@/lib/training/meter";
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
  /** Returns the time in milliseconds; the browser's clock by default. */
  readonly now?: () => number;
}

/**
 * A reading should take this long, milliseconds: often enough to pause and to tell, seldom enough not to slow
 * down.
 */
const READING_MS = 120;
/** Largest number of steps between two readings of a device that answers at once. */
const MAX_STEPS_PER_READING = 64;
/** Latency above which a device answers late, milliseconds. */
const LATE_MS = READING_MS / 8;
/**
 * Latencies that a reading takes at least on a device that answers late, between whole latencies: the device waits for
 * less than one of them.
 */
const LATENCIES = 3.5;
/** Largest number of steps between two readings there. */
const MAX_LATE_STEPS = 4096;

/**
 * Returns the number of steps before the next reading. Some browsers notice only at intervals of up to 100 ms that a GPU
 * is done: a reading takes that long, however few steps it has. So readings grow until they take several intervals.
 *
 * @param steps before this reading
 * @param took time of this reading, milliseconds
 * @param latency time of a reading without steps, milliseconds
 */
export function stepsOfNextReading(steps: number, took: number, latency: number): number {
  const isLate = latency > LATE_MS;
  const short = isLate ? Math.max(READING_MS / 2, LATENCIES * latency) : READING_MS / 2;
  const most = isLate ? MAX_LATE_STEPS : MAX_STEPS_PER_READING;
  if (took < short) return Math.min(2 * steps, most);
  return took > 4 * short ? Math.max(1, steps >> 1) : steps;
}

/** Does some steps and returns the losses of each lane. */
async function lossesOf(run: StudyRun, steps: number): Promise<Float32Array[]> {
  const readings: ReturnType<StudyRun["read"]>[] = [];
  for (let left = steps; left > 0; left -= METER_CAPACITY_STEPS) {
    run.advance(Math.min(left, METER_CAPACITY_STEPS));
    readings.push(run.read());
  }
  const parts = await Promise.all(readings);
  return parts[0].losses.map((_, lane) =>
    Float32Array.from(parts.flatMap(({ losses }) => [...losses[lane]])),
  );
}

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
  { makeRun, onProgress, signal, gate, exact, now = () => performance.now() }: StudyOptions,
  finished: number,
  entries: number,
): Promise<RunSummary | undefined> {
  if (signal?.aborted) return undefined;
  const run = makeRun(config);
  const losses = config.lanes.map(() => new Float32Array(config.maxSteps));
  let done = 0;
  let seconds = 0;
  let latency: number | undefined;
  try {
    let steps = 1;
    while (done < config.maxSteps && losses.some((lane) => done === 0 || Number.isFinite(lane[done - 1]))) {
      await gate?.();
      if (signal?.aborted) return undefined;
      steps = Math.min(steps, config.maxSteps - done);
      const started = now();
      const read = await lossesOf(run, steps);
      const took = now() - started;
      read.forEach((values, lane) => {
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
        losses: read.map((values) => values[values.length - 1]),
        stepsPerSecond: done / Math.max(seconds, 1e-9),
      });
      if (latency === undefined) {
        // The first reading waited for kernels to be compiled.
        const asked = now();
        await run.read();
        latency = now() - asked;
      }
      steps = stepsOfNextReading(steps, took, latency);
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
