import { defineFigure } from "@/components/figure/figure";
import { LOSS_SPIKES } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const lossSpikesOptions = {
  factor: {
    kind: "choice",
    ordered: true,
    label: "Gradients grow",
    help: "By which factor all gradients grow in the middle of the run.",
    url: "factor",
    choices: [1, 3, 10, 30, 100, 300, 1000].map((value) => ({
      value,
      label: `${value.toLocaleString("en")} times`,
    })),
    default: LOSS_SPIKES.factor,
  },
  beta2: {
    kind: "choice",
    ordered: true,
    label: "β₂",
    help: "How slowly the second moment follows the squared gradient.",
    url: "beta2",
    choices: [0.9, 0.95, 0.99, 0.999, 0.9999].map((value) => ({ value, label: String(value) })),
    default: LOSS_SPIKES.beta2,
  },
  learningRate: {
    kind: "choice",
    ordered: true,
    label: "Learning rate",
    help: "Adam’s learning rate.",
    url: "lr",
    choices: [0.003, 0.01, 0.03].map((value) => ({ value, label: String(value) })),
    default: LOSS_SPIKES.learningRate,
  },
  int8: {
    kind: "choice",
    label: "SwitchBack in",
    help: "Layers that multiply in int8, forward and for the gradients of their inputs, in the third run.",
    url: "int8",
    choices: [
      { value: "hidden", label: "hidden layer" },
      { value: "both", label: "both layers" },
    ],
    default: LOSS_SPIKES.int8,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the initial weights and the batches.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: LOSS_SPIKES.seed,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "A spike, some steps later",
  caption: "Let all gradients grow at once, and see how far the loss rises while the second moment lags.",
  chapter: "beyond",
  options: lossSpikesOptions,
});
