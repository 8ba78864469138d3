/** Makes the run of an engine. Nothing is left behind where that fails. */
import type { RunConfig } from "@/lib/training/config";
import { LaneRun } from "@/lib/training/laneRun";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";

/**
 * Makes a run at step 0, or at the step of a snapshot.
 *
 * @throws what `LaneRun` throws; nothing is left behind then
 */
export function makeRun(
  config: RunConfig,
  changes: readonly LearningRateChange[],
  from?: RunSnapshot,
): LaneRun {
  const run = new LaneRun(config);
  try {
    if (changes.length > 0) run.reset(changes);
    if (from) run.restore(from);
    return run;
  } catch (error) {
    run.dispose();
    throw error;
  }
}

/** Compiles the kernels of a run. @throws what `LaneRun.compile` throws; the run is freed then */
export async function compiled(run: LaneRun): Promise<void> {
  try {
    await run.compile();
  } catch (error) {
    run.dispose();
    throw error;
  }
}
