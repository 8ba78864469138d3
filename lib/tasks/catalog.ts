/**
 * The list of tasks for pages and command lines: no data and no tensor library, so that a page can load it
 * first.
 */
import { charsInfo } from "./chars/info";
import { lettersInfo } from "./letters/info";
import { pointsInfo } from "./points/info";
import { regressionInfo } from "./regression/info";
import type { TaskInfo } from "./task";
import { wordsInfo } from "./words/info";

/** Descriptions of all tasks, in the order of the pickers. */
export const TASK_INFOS: readonly TaskInfo[] = [
  pointsInfo,
  regressionInfo,
  lettersInfo,
  charsInfo,
  wordsInfo,
];

/**
 * Returns the description of a task.
 *
 * @param name one of the names in TASK_INFOS
 * @throws RangeError that lists the names if there is no such task
 */
export function taskInfo(name: string): TaskInfo {
  const info = TASK_INFOS.find((each) => each.name === name);
  if (!info) {
    throw new RangeError(
      `task is "${name}", but must be one of ${TASK_INFOS.map((each) => each.name).join(", ")}.`,
    );
  }
  return info;
}
