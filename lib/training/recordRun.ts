import type { RunConfig } from "./config";
import { LaneRun } from "./laneRun";
import type { RecordedRun } from "./recordedRun";

/**
 * Trains a run on the tfjs backend that is active now and returns it as data.
 *
 * @param steps number of steps, 1 to 256
 * @param device name of the engine, for readers
 */
export async function recordRun(config: RunConfig, steps: number, device: string): Promise<RecordedRun> {
  const run = new LaneRun(config);
  try {
    run.advance(steps);
    const { losses, cosines, moves } = await run.read();
    return {
      config,
      steps,
      device,
      tensors: run.tensors,
      samples: run.samples,
      losses,
      cosines,
      moves,
      drawing: {
        pictures: await run.pictures(),
        heldOut: await run.heldOut(),
        codeCounts: await run.codeCounts(),
      },
    };
  } finally {
    run.dispose();
  }
}
