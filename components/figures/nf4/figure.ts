import { defineFigure } from "@/components/figure/figure";
import { NF4 } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

const stops = (values: readonly number[]) => values.map((value) => ({ value, label: String(value) }));

/** Options of the figure. */
export const nf4Options = {
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many weights share one scale.",
    url: "block",
    choices: stops([16, 32, 64, 128, 256, 512, 1024]),
    default: NF4.blockSize,
  },
  double: {
    kind: "toggle",
    label: "Double quantization",
    help: "The scales are quantized too, with 8 bits, after their mean is subtracted.",
    url: "double",
    default: NF4.double,
  },
  scaleBlock: {
    kind: "choice",
    ordered: true,
    label: "Scales in a block",
    help: "How many scales share one scale of their own, with double quantization.",
    url: "scales",
    choices: stops([16, 32, 64, 128, 256, 512, 1024]),
    default: NF4.scaleBlock,
  },
  tensor: {
    kind: "choice",
    label: "Stored in 4 bits",
    help: "Which weights of the model are stored in 4 bits; the others, and the biases, stay in 32.",
    url: "tensor",
    choices: [
      { value: "all", label: "all layers" },
      { value: "embedding", label: "embedding" },
      { value: "hidden", label: "hidden" },
      { value: "output", label: "output" },
    ],
    default: NF4.tensor,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the initial weights and the batches; the model is trained anew.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: NF4.seed,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Sixteen values for weights",
  caption: "Store trained weights in 4 bits, and see what the table and the scales of the scales cost.",
  chapter: "beyond",
  options: nf4Options,
});
