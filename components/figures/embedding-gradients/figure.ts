import { defineFigure } from "@/components/figure/figure";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const embeddingGradientsOptions = {
  step: {
    kind: "number",
    label: "Step",
    help: "Which step of training the picture shows.",
    url: "step",
    min: 1,
    max: GRADIENT_STEPS,
    step: 1,
    default: 8,
  },
  look: {
    kind: "choice",
    label: "Look at",
    help: "The gradients of this step, or Adam’s second moments after it.",
    url: "look",
    choices: [
      { value: "gradient", label: "gradients" },
      { value: "moment", label: "second moments" },
    ],
    default: "gradient",
  },
  stableInit: {
    kind: "toggle",
    label: "Xavier initialization",
    help: "The layer that is compared starts from uniform numbers in a narrow range.",
    url: "xavier",
    default: EMBEDDING_GRADIENTS.stableInit,
  },
  stableNorm: {
    kind: "toggle",
    label: "Layer norm",
    help: "The layer that is compared normalizes each word's vector.",
    url: "norm",
    default: EMBEDDING_GRADIENTS.stableNorm,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the initial weights and the batches of the text.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: EMBEDDING_GRADIENTS.seed,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Which rows learn",
  caption: "See which rows of an embedding get a gradient in a step, how large, and what Adam remembers.",
  chapter: "embeddings",
  options: embeddingGradientsOptions,
});
