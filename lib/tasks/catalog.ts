/** What there is to train on, for pages and command lines; light enough for a page's first scripts. */
import { charsInfo } from "./chars/info";
import { lettersInfo } from "./letters/info";
import { pointsInfo } from "./points/info";
import { regressionInfo } from "./regression/info";
import type { TaskInfo } from "./task";
import { wordsInfo } from "./words/info";

export const taskInfos: readonly TaskInfo[] = [pointsInfo, regressionInfo, lettersInfo, charsInfo, wordsInfo];

/** @throws RangeError that names the tasks there are */
export function taskInfo(name: string): TaskInfo {
  const info = taskInfos.find((each) => each.name === name);
  if (!info) {
    throw new RangeError(
      `task is "${name}"; it must be one of ${taskInfos.map((each) => each.name).join(", ")}.`,
    );
  }
  return info;
}
