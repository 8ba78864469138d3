/** The words in German of the figures whose parts the bench shows. */

import { fitsName } from "@/components/bench/state/options";
import { germanFaults } from "@/components/figures/faults/faults.de";
import { germanMicroscope } from "@/components/figures/state-microscope/messages.de";
import { german as germanLab } from "@/components/figures/training-lab/messages.de";
import { germanErrorMap } from "@/components/figures/update-error-map/messages.de";
import { german as germanWhatFits } from "@/components/figures/what-fits/messages.de";
import type { WordList } from "@/lib/i18n/words";

/** The options of what fits by the names that the bench gives them. */
const fits: WordList = Object.fromEntries(
  Object.entries(germanWhatFits).map(([key, words]) => [
    key.startsWith("options.") ? `options.${fitsName(key.slice("options.".length))}` : key,
    words,
  ]),
);

/** The words in German of all figures whose parts the bench shows. */
export const germanParts: WordList = {
  ...germanFaults,
  ...germanMicroscope,
  ...germanErrorMap,
  ...fits,
  ...germanLab,
};
