import { defineFigure } from "@/components/figure/figure";
import { engineOption, seedsOption, stepsOption } from "@/components/live/studyOptions";
import type { OptionsTable } from "@/lib/options/options";
import { TOY } from "@/lib/study/languageModel";

/** Options of the figure. */
export const stableEmbeddingAblationOptions = {
  storage: {
    kind: "choice",
    label: "8-bit state",
    help: "How the 8-bit runs store their state: as in the paper, or more coarsely, which makes training harder.",
    url: "state",
    choices: [
      { value: "dynamic-block", label: "dynamic, blocks" },
      { value: "dynamic-tensor", label: "dynamic, one block" },
      { value: "linear-tensor", label: "linear, one block" },
    ],
    default: "dynamic-block",
  },
  learningRate: {
    kind: "number",
    label: "Learning rate",
    help: "How far a step moves the weights. High rates are where runs become unstable.",
    url: "lr",
    min: 0.0003,
    max: 0.1,
    scale: "log",
    default: TOY.learningRate,
  },
  seeds: seedsOption("How many times each combination is trained, with other weights and batches each time."),
  steps: stepsOption(TOY.steps),
  engine: engineOption,
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "Three ingredients, on and off",
  caption: "Train a small language model with each part of the stable embedding switched on and off.",
  chapter: "embeddings",
  options: stableEmbeddingAblationOptions,
});
