/** Every task there is, ready to be made. */
import { taskInfo } from "./catalog";
import { chars } from "./chars/chars";
import { letters } from "./letters/letters";
import { points } from "./points/points";
import { regression } from "./regression/regression";
import type { Task } from "./task";
import { words } from "./words/words";

export const tasks: readonly Task[] = [points, regression, letters, chars, words];

/** @throws RangeError that names the tasks there are */
export function taskNamed(name: string): Task {
  const info = taskInfo(name);
  const task = tasks.find((each) => each.info === info);
  if (!task) throw new RangeError(`task "${name}" is in the catalog, but there is nothing that makes it.`);
  return task;
}
