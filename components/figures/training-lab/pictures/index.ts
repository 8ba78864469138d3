/** How the page shows what models have learned: one entry a task, under the task's name. */
import { DrawField } from "../draw/DrawField";
import { CharsView } from "./chars";
import { describeTexts } from "./charsModel";
import { LettersView } from "./letters";
import { describeLetters } from "./lettersModel";
import type { TaskPicture } from "./picture";
import { PointsView } from "./points";
import { describePlanes } from "./pointsModel";
import { RegressionView } from "./regression";
import { describeCurves } from "./regressionModel";
import { WordsView } from "./words";
import { describeWords } from "./wordsModel";

export type { MakeProps, PictureLane, TaskPicture } from "./picture";

export const taskPictures: Readonly<Record<string, TaskPicture>> = {
  points: { fitsHalf: (lanes) => lanes <= 2, View: PointsView, Make: DrawField, describe: describePlanes },
  regression: { fitsHalf: () => true, View: RegressionView, describe: describeCurves },
  letters: { fitsHalf: () => false, View: LettersView, describe: describeLetters },
  chars: { fitsHalf: () => false, View: CharsView, describe: describeTexts },
  words: { fitsHalf: () => false, View: WordsView, describe: describeWords },
};
