/** How the page shows what models have learned: one entry a task, under the task's name. */
import { LettersView } from "./letters";
import { describeLetters } from "./lettersModel";
import type { TaskPicture } from "./picture";
import { PointsView } from "./points";
import { describePlanes } from "./pointsModel";
import { RegressionView } from "./regression";
import { describeCurves } from "./regressionModel";

export type { PictureLane, PictureProps, TaskPicture } from "./picture";

export const taskPictures: Readonly<Record<string, TaskPicture>> = {
  points: { View: PointsView, describe: describePlanes },
  regression: { View: RegressionView, describe: describeCurves },
  letters: { View: LettersView, describe: describeLetters },
};
