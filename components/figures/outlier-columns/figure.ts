import { defineFigure } from "@/components/figure/figure";
import { OUTLIER_COLUMNS } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";
import { pastedOption } from "../pasted/option";

/** Options of the figure. */
export const outlierColumnsOptions = {
  matrices: {
    kind: "choice",
    label: "Activations",
    help: "Whose activations and weights are multiplied: those of a model that this page trains, or some that you bring.",
    url: "of",
    choices: [
      { value: "model", label: "of our model" },
      { value: "own", label: "your own" },
    ],
    default: "model",
  },
  threshold: {
    kind: "number",
    label: "Threshold",
    help: "Features with this magnitude or more, in any sample, are multiplied in 16 bits.",
    url: "threshold",
    min: 0.5,
    max: 200,
    scale: "log",
    default: OUTLIER_COLUMNS.threshold,
  },
  planted: {
    kind: "number",
    label: "Planted features",
    help: "How many features of the hidden layer are enlarged. The weights that read them shrink alike, so the exact product stays as it is.",
    url: "planted",
    min: 0,
    max: 16,
    step: 1,
    default: OUTLIER_COLUMNS.planted,
  },
  factor: {
    kind: "choice",
    ordered: true,
    label: "Enlarged by",
    help: "The factor of the planted features, a power of two.",
    url: "factor",
    choices: [2, 4, 8, 16, 32, 64, 128].map((value) => ({ value, label: `${value} times` })),
    default: OUTLIER_COLUMNS.factor,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the model and which features are enlarged; the model is trained anew.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: OUTLIER_COLUMNS.seed,
  },
  pasted: pastedOption(
    "Your activations",
    "A line or a pair of brackets for each sample. Or drop a .safetensors or .pt file here: its first matrix, with the first that fits as weights.",
  ),
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "A few features in 16 bits",
  caption: "Multiply two matrices in 8-bit integers, and see how few large features spoil the product.",
  chapter: "beyond",
  options: outlierColumnsOptions,
});
