import { defineFigure } from "@/components/figure/figure";
import { gradientSeedOption, momentMapOption } from "@/components/live/momentOptions";
import { OUTLIER_FACTORS, OUTLIER_INJECTOR } from "@/lib/findings/setups";
import { PARAMETERS, STEPS } from "@/lib/jobs/outlier/size";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const outlierInjectorOptions = {
  factor: {
    kind: "choice",
    ordered: true,
    label: "Outlier",
    help: "How many times its typical size one gradient has, in one step.",
    url: "times",
    choices: OUTLIER_FACTORS.map((value) => ({
      value,
      label: `${value.toLocaleString("en")} times`,
    })),
    default: OUTLIER_INJECTOR.factor,
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many values share one absmax in the block-wise run; the other run has one block for the tensor.",
    url: "block",
    choices: [64, 256, 1024, 2048].map((value) => ({ value, label: value.toLocaleString("en") })),
    default: OUTLIER_INJECTOR.blockSize,
  },
  map: { ...momentMapOption, default: OUTLIER_INJECTOR.map },
  state: {
    kind: "choice",
    label: "Look at",
    help: "Which of the two moments the pictures show.",
    url: "state",
    choices: [
      { value: "r", label: "r" },
      { value: "m", label: "m" },
    ],
    default: "r",
  },
  percentile: {
    kind: "choice",
    label: "Percentile clipping",
    help: "Shortens a gradient that is longer than this percentile of the last hundred.",
    url: "clip",
    choices: [
      { value: 100, label: "off" },
      { value: 5, label: "5th" },
      { value: 50, label: "50th" },
      { value: 95, label: "95th" },
    ],
    default: OUTLIER_INJECTOR.percentile,
  },
  beta2: {
    kind: "choice",
    label: "β₂",
    help: "Share of r that stays from one step to the next, and so how long the outlier stays in r.",
    url: "beta2",
    choices: [0.9, 0.98, 0.99, 0.999].map((value) => ({ value, label: String(value) })),
    default: OUTLIER_INJECTOR.beta2,
  },
  at: {
    kind: "number",
    label: "Outlier at step",
    help: "The step in which the gradient is too large.",
    url: "at",
    min: 2,
    max: 100,
    step: 1,
    default: OUTLIER_INJECTOR.at,
  },
  element: {
    kind: "number",
    label: "Parameter",
    help: `Which of the ${PARAMETERS.toLocaleString("en")} parameters gets the outlier, and so which block.`,
    url: "who",
    min: 0,
    max: PARAMETERS - 1,
    step: 1,
    default: OUTLIER_INJECTOR.element,
  },
  seed: { ...gradientSeedOption, default: OUTLIER_INJECTOR.seed },
  step: {
    kind: "number",
    label: "Step",
    help: "The step after which the codes are shown.",
    url: "step",
    min: 1,
    max: STEPS,
    step: 1,
    default: 20,
  },
} satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "One gradient too large",
  caption:
    "Make one gradient up to ten thousand times too large and see which codes of the state it destroys.",
  chapter: "outliers",
  options: outlierInjectorOptions,
});
