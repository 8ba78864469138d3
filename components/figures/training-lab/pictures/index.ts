/** The pictures of what the models have learned: one entry per task, under the name of the task. */
import { DrawField } from "../draw/DrawField";
import { CharsView, describeTexts } from "./chars";
import { LettersView } from "./letters";
import { describeLetters } from "./lettersModel";
import type { TaskPicture } from "./picture";
import { describePlanes, PointsView } from "./points";
import { RegressionView } from "./regression";
import { describeCurves } from "./regressionModel";
import { WordsView } from "./words";
import { describeWords } from "./wordsModel";

export type { MakeProps, PictureLane, TaskPicture } from "./picture";

/** The picture of each task, by the name of the task. */
export const TASK_PICTURES: Readonly<Record<string, TaskPicture>> = {
  points: { fitsHalf: (lanes) => lanes <= 2, View: PointsView, Make: DrawField, describe: describePlanes },
  regression: { fitsHalf: () => true, View: RegressionView, describe: describeCurves },
  letters: { fitsHalf: () => false, View: LettersView, describe: describeLetters },
  chars: { fitsHalf: () => false, View: CharsView, describe: describeTexts },
  words: { fitsHalf: () => false, View: WordsView, describe: describeWords },
};
