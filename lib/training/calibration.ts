/** Measures how fast this machine trains, by timing a few steps of a task at its smallest widths. */

import { STEPS_BEFORE_REPLAY } from "@/lib/replay/stepReplay";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "./config";
import { timingOf } from "./estimate";
import { LaneRun } from "./laneRun";
import { METER_CAPACITY_STEPS } from "./meter";
import type { StepTiming } from "./report";

/** Largest number of timed steps for each width. */
const MAX_STEPS = 8;
/** Longest time for the timed steps of one width, milliseconds. */
const MAX_TIME_MS = 300;
/** Time of the timed steps in latencies, where a machine reports late: the last report is half a latency off. */
const LATENCIES = 3;
/** Latency above which a machine counts as one that reports late, milliseconds. */
export const LATE_MS = 8;
/** Factor from one number of timed steps to the next where a machine reports late. */
const GROWTH = 4;
/** Number of timed steps after which no more are tried there. */
const MAX_LATE_STEPS = 4096;
/** With one width only the total cost of a step is known; with two, the cost per tensor and per operation. */
const WIDTHS_TRIED = 2;

/**
 * Times steps on the tfjs backend that is active now, and frees everything that it made.
 *
 * @param config the run whose time is to be estimated
 * @param now returns the time in milliseconds
 * @returns one measurement for each width, for `estimateRun`
 * @throws RangeError, OptimizerError or NumericsError if the config is invalid
 */
export async function calibrate(config: RunConfig, now: () => number): Promise<StepTiming[]> {
  const info = taskInfo(config.task);
  const measured: StepTiming[] = [];
  for (const width of info.widths.slice(0, WIDTHS_TRIED)) {
    const small = { ...config, width };
    const run = new LaneRun(small);
    try {
      // The first step compiles kernels; those after it prepare the replay of all others.
      run.advance(STEPS_BEFORE_REPLAY);
      await run.read();
      const milliseconds = await millisecondsAStep(async (steps) => {
        const readings = steps === 0 ? [run.read()] : [];
        for (let left = steps; left > 0; left -= METER_CAPACITY_STEPS) {
          run.advance(Math.min(left, METER_CAPACITY_STEPS));
          readings.push(run.read());
        }
        await Promise.all(readings);
      }, now);
      measured.push(timingOf(info, small, milliseconds / 1000));
    } finally {
      run.dispose();
    }
  }
  return measured;
}

/** Does some steps and waits for them; with 0 it waits for an answer that needs no work. */
export type DoSteps = (steps: number) => Promise<unknown>;

const timer = (work: DoSteps, now: () => number) => async (steps: number) => {
  const started = now();
  await work(steps);
  return now() - started;
};

/** Returns how long an answer takes that needs no work, milliseconds: the shorter of two times. */
export async function latencyOf(work: DoSteps, now: () => number): Promise<number> {
  const time = timer(work, now);
  return Math.min(await time(0), await time(0));
}

/**
 * Returns the time of a step, milliseconds.
 *
 * Some browsers notice only at intervals that a GPU is done. There so many steps are timed that they take several
 * intervals.
 */
export async function millisecondsAStep(work: DoSteps, now: () => number): Promise<number> {
  const time = timer(work, now);
  const latency = await latencyOf(work, now);
  if (latency > LATE_MS) {
    for (let steps = 1; ; steps *= GROWTH) {
      const took = await time(steps);
      // A report comes half an interval late on average.
      if (took > LATENCIES * latency || steps >= MAX_LATE_STEPS)
        return Math.max(0.1, took - latency / 2) / steps;
    }
  }
  let steps = 0;
  let sum = 0;
  while (steps < MAX_STEPS && sum < MAX_TIME_MS) {
    const some = steps === 0 ? 1 : Math.min(steps, MAX_STEPS - steps);
    sum += await time(some);
    steps += some;
  }
  return Math.max(0.1, sum) / steps;
}
