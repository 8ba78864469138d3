/** What there is to train on, for pages and command lines; light enough for a page's first scripts. */
import { charsInfo } from "./chars/info";
import { lettersInfo } from "./letters/info";
import { pointsInfo } from "./points/info";
import { regressionInfo } from "./regression/info";
import type { TaskInfo } from "./task";
import { wordsInfo } from "./words/info";

export const TASK_INFOS: readonly TaskInfo[] = [
  pointsInfo,
  regressionInfo,
  lettersInfo,
  charsInfo,
  wordsInfo,
];

/** @throws RangeError that names the tasks there are */
export function taskInfo(name: string): TaskInfo {
  const info = TASK_INFOS.find((each) => each.name === name);
  if (!info) {
    throw new RangeError(
      `task is "${name}"; it must be one of ${TASK_INFOS.map((each) => each.name).join(", ")}.`,
    );
  }
  return info;
}
