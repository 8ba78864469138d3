import { defineFigure } from "@/components/figure/figure";
import { engineOption, seedsOption, stepsOption } from "@/components/live/studyOptions";
import type { OptionsTable } from "@/lib/options/options";
import { TOY } from "@/lib/study/languageModel";

/** Options of the figure. */
export const reproductionOptions = {
  seeds: seedsOption(
    "How many runs each cell of your own grid has. Each seed has its own settings of Adam, as in the paper.",
    9,
  ),
  steps: stepsOption(TOY.steps),
  engine: engineOption,
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "The ablation, trained again",
  caption: "Map, blocks and stable embedding on and off: the paper’s runs, our recorded ones and your own.",
  chapter: "tables",
  options: reproductionOptions,
});
