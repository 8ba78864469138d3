/** All tasks, with their data and models (and so with the tensor library). */
import { taskInfo } from "./catalog";
import { chars } from "./chars/chars";
import { letters } from "./letters/letters";
import { points } from "./points/points";
import { regression } from "./regression/regression";
import type { Task } from "./task";
import { words } from "./words/words";

/** All tasks, in the order of TASK_INFOS. */
export const TASKS: readonly Task[] = [points, regression, letters, chars, words];

/**
 * Returns a task.
 *
 * @param name one of the names in TASK_INFOS
 * @throws RangeError that lists the names if there is no such task
 */
export function taskNamed(name: string): Task {
  const info = taskInfo(name);
  const task = TASKS.find((each) => each.info === info);
  if (!task)
    throw new RangeError(`task is "${name}", but must be in lib/tasks/index.ts as well as in the catalog.`);
  return task;
}
