/** How the page shows what models have learned: one entry a task, under the task's name. */
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
import { describeBands } from "./wordsModel";

export type { PictureLane, PictureProps, TaskPicture } from "./picture";

export const taskPictures: Readonly<Record<string, TaskPicture>> = {
  points: { View: PointsView, describe: describePlanes },
  regression: { View: RegressionView, describe: describeCurves },
  letters: { View: LettersView, describe: describeLetters },
  chars: { View: CharsView, describe: describeTexts },
  words: { View: WordsView, describe: describeBands },
};
