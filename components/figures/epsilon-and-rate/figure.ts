import { printNumber } from "@/components/charts/format";
import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS } from "@/lib/study/crossed";

/** Options of the figure: the cell that the sentence below the picture describes. */
export const epsilonAndRateOptions = {
  epsilon: {
    kind: "choice",
    ordered: true,
    label: "Epsilon",
    help: "Adam’s epsilon, which is added to the root of r in the denominator of the step.",
    url: "eps",
    choices: CROSSED_EPSILONS.map((value) => ({ value, label: printNumber(value) })),
    default: 1e-7,
  },
  rate: {
    kind: "choice",
    ordered: true,
    label: "Learning rate",
    help: "The learning rate as a multiple of the model’s own.",
    url: "rate",
    choices: CROSSED_RATE_FACTORS.map((value) => ({ value, label: `${value} ×` })),
    default: 1,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "Where 8-bit state fails",
  caption: "Epsilon and the learning rate varied together, with two tables for the second moment.",
  chapter: "tables",
  options: epsilonAndRateOptions,
});
