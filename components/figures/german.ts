/** The words of figures in German. For the build of pages: they come with the pages that show them. */
import type { WordList } from "@/lib/i18n/words";
import { german as blockHeatmap } from "./block-heatmap/messages.de";
import { german as blockSizeCurve } from "./block-size-curve/messages.de";
import { german as bugClinic } from "./bug-clinic/messages.de";
import { german as codeExplorer } from "./code-explorer/messages.de";
import { german as fiveQuestions } from "./five-questions/messages.de";
import { german as stateMicroscope } from "./state-microscope/messages.de";
import { german as stateXray } from "./state-xray/messages.de";
import { german as trainingLab } from "./training-lab/messages.de";
import { german as updateErrorMap } from "./update-error-map/messages.de";
import { german as whatFits } from "./what-fits/messages.de";

/** The figures that are translated, with their words by key. */
export const GERMAN: Readonly<Record<string, WordList>> = {
  "block-heatmap": blockHeatmap,
  "block-size-curve": blockSizeCurve,
  "bug-clinic": bugClinic,
  "code-explorer": codeExplorer,
  "five-questions": fiveQuestions,
  "state-microscope": stateMicroscope,
  "state-xray": stateXray,
  "training-lab": trainingLab,
  "update-error-map": updateErrorMap,
  "what-fits": whatFits,
};
