import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { twinConfig } from "@/lib/training/twinConfig";

/**
 * Returns a twin run of a task at its smallest width, with batches of 4.
 *
 * @throws RangeError that lists the tasks if there is no such task
 */
export function smallestConfig(task: string, maxSteps: number): RunConfig {
  const { options, widths, defaults } = taskInfo(task);
  const taskOptions = defaultsOf(options);
  const { learningRate } = defaults;
  return twinConfig({ task, taskOptions, maxSteps, width: widths[0], batchSize: 4, learningRate });
}
