import { defineFigure } from "@/components/figure/figure";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import type { OptionsTable } from "@/lib/options/options";

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
    help: "The gradients of this step, or the second moments that Adam has gathered until then.",
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
    help: "The layer beside the ordinary one begins with narrow uniform numbers.",
    url: "xavier",
    default: EMBEDDING_GRADIENTS.stableInit,
  },
  stableNorm: {
    kind: "toggle",
    label: "Layer norm",
    help: "The layer beside the ordinary one normalizes each word's vector.",
    url: "norm",
    default: EMBEDDING_GRADIENTS.stableNorm,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Other weights and other batches of the same text.",
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
