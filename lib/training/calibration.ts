/** How fast this machine trains: a few steps of a task at its smallest widths, timed. */

import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "./config";
import { measuredOf } from "./estimate";
import { LaneRun } from "./laneRun";
import type { StepTiming } from "./report";

/** Timed steps of each width at most, and how long they may take together. */
const MAX_STEPS = 8;
const MAX_TIME_MS = 300;
/** One width tells what a step costs, two what it costs besides its arithmetic. */
const WIDTHS_TRIED = 2;

/**
 * Measure on the tfjs backend that is active now. Nothing is left behind.
 *
 * @param config the run that an estimate is wanted for
 * @param now milliseconds
 */
export async function calibrate(config: RunConfig, now: () => number): Promise<StepTiming[]> {
  const info = taskInfo(config.task);
  const measured: StepTiming[] = [];
  for (const width of info.widths.slice(0, WIDTHS_TRIED)) {
    const small = { ...config, width };
    const run = new LaneRun(small);
    try {
      // The first step compiles kernels.
      run.advance(1);
      await run.read();
      const started = now();
      let steps = 0;
      while (steps < MAX_STEPS && now() - started < MAX_TIME_MS) {
        const some = steps === 0 ? 1 : Math.min(steps, MAX_STEPS - steps);
        run.advance(some);
        await run.read();
        steps += some;
      }
      measured.push(measuredOf(info, small, Math.max(0.1, now() - started) / 1000 / steps));
    } finally {
      run.dispose();
    }
  }
  return measured;
}
