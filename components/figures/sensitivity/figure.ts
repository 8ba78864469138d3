import { defineFigure } from "@/components/figure/figure";
import { engineOption, seedsOption, stepsOption } from "@/components/live/studyOptions";
import type { OptionsTable } from "@/lib/options/options";
import { AXES } from "@/lib/study/sensitivity";

/** Options of the figure. */
export const sensitivityOptions = {
  varied: {
    kind: "choice",
    label: "Varied",
    help: "Which setting of Adam takes five values, while the others stay at the baseline.",
    url: "vary",
    choices: AXES.map(({ varied, label }) => ({ value: varied, label })),
    default: "learningRate",
  },
  shown: {
    kind: "choice",
    label: "Shown",
    help: "The recorded runs of a language model, or your own runs of a small regression.",
    url: "shown",
    choices: [
      { value: "recorded", label: "recorded" },
      { value: "yours", label: "your own" },
    ],
    default: "recorded",
  },
  seeds: seedsOption("How many of your own runs each value gets."),
  steps: stepsOption(300, 2000),
  engine: engineOption,
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "One setting at a time",
  caption: "Vary learning rate, betas and epsilon, each alone, with 32-bit and with 8-bit state.",
  chapter: "tables",
  options: sensitivityOptions,
});
