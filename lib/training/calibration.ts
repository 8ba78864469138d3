/** Measures how fast this machine trains, by timing a few steps of a task at its smallest widths. */

import { STEPS_BEFORE_REPLAY } from "@/lib/replay/stepReplay";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "./config";
import { timingOf } from "./estimate";
import { LaneRun } from "./laneRun";
import type { StepTiming } from "./report";

/** Largest number of timed steps for each width. */
const MAX_STEPS = 8;
/** Longest time for the timed steps of one width, milliseconds. */
const MAX_TIME_MS = 300;
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
      const started = now();
      let steps = 0;
      while (steps < MAX_STEPS && now() - started < MAX_TIME_MS) {
        const some = steps === 0 ? 1 : Math.min(steps, MAX_STEPS - steps);
        run.advance(some);
        await run.read();
        steps += some;
      }
      measured.push(timingOf(info, small, Math.max(0.1, now() - started) / 1000 / steps));
    } finally {
      run.dispose();
    }
  }
  return measured;
}
