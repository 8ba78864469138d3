/** Every task there is; pickers, the worker and the command line take theirs from here. */
import { points } from "./points";
import type { Task } from "./task";

export const tasks: readonly Task[] = [points];

/** @throws RangeError that names the tasks there are */
export function taskNamed(name: string): Task {
  const task = tasks.find((each) => each.name === name);
  if (!task) {
    throw new RangeError(
      `task is "${name}"; it must be one of ${tasks.map((each) => each.name).join(", ")}.`,
    );
  }
  return task;
}
