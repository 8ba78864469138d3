import { defineFigure } from "@/components/figure/figure";
import { gradientSeedOption, momentMapOption } from "@/components/live/momentOptions";
import { MIXED_SCALE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const mixedScaleOptions = {
  ratio: {
    kind: "choice",
    ordered: true,
    label: "Scale ratio",
    help: "How many times smaller the gradients of every second row are.",
    url: "ratio",
    choices: [1, 10, 100, 300, 1000, 3000, 10_000, 100_000, 1_000_000].map((value) => ({
      value,
      label: `${value.toLocaleString("en")} times`,
    })),
    default: MIXED_SCALE.ratio,
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many values share one absmax. A row holds 64: blocks of 64 never mix two rows.",
    url: "block",
    choices: [64, 128, 256, 2048, 4096].map((value) => ({ value, label: value.toLocaleString("en") })),
    default: MIXED_SCALE.blockSize,
  },
  map: { ...momentMapOption, default: MIXED_SCALE.map },
  size: {
    kind: "choice",
    ordered: true,
    label: "Large gradients",
    help: "Typical gradient in the large rows. It matters only against epsilon, which is 1e-8.",
    url: "size",
    choices: [0.001, 0.01, 0.1, 1].map((value) => ({ value, label: String(value) })),
    default: MIXED_SCALE.size,
  },
  steps: {
    kind: "number",
    label: "Steps",
    help: "How many steps of Adam, at a learning rate of 0.001.",
    url: "steps",
    min: 2,
    max: 100,
    step: 1,
    default: MIXED_SCALE.steps,
  },
  silent: {
    kind: "toggle",
    label: "Last gradient of the small rows is zero",
    help: "As for the row of a word that is not in the batch: the gradient is zero, the first moment is not.",
    url: "silent",
    default: MIXED_SCALE.silent,
  },
  seed: { ...gradientSeedOption, default: MIXED_SCALE.seed },
} satisfies OptionsTable;

export const figure = defineFigure({
  title: "Large and small in one block",
  caption: "Put rows of very different size into one block and see how far the small ones are moved.",
  chapter: "outliers",
  options: mixedScaleOptions,
});
