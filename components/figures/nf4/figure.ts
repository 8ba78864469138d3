import { defineFigure } from "@/components/figure/figure";
import { NF4, PCIE_GB_PER_SECOND } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";
import { pastedOption } from "../pasted/option";

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
    help: "Which weights of the model are stored in 4 bits, the others and the biases in 32; or weights that you bring.",
    url: "tensor",
    choices: [
      { value: "all", label: "all layers" },
      { value: "embedding", label: "embedding" },
      { value: "hidden", label: "hidden" },
      { value: "output", label: "output" },
      { value: "own", label: "your own" },
    ],
    default: NF4.tensor,
  },
  millions: {
    kind: "number",
    label: "Trained",
    help: "Parameters that are trained: Adam keeps two numbers for each.",
    url: "params",
    unit: "million",
    min: 10,
    max: 100_000,
    scale: "log",
    default: 1000,
  },
  room: {
    kind: "number",
    label: "Room for state",
    help: "Memory of the GPU that is free for the optimizer’s state; the rest of the state is paged.",
    url: "room",
    unit: "GB",
    min: 0,
    max: 100,
    step: 0.5,
    default: 1,
  },
  bus: {
    kind: "number",
    label: "Bus",
    help: "Bandwidth to the host’s memory, of which half is taken to be reached.",
    url: "bus",
    unit: "GB/s",
    min: 1,
    max: 200,
    scale: "log",
    default: PCIE_GB_PER_SECOND,
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
  pasted: pastedOption(
    "Your weights",
    "Numbers as a program writes them. Or drop a .safetensors file, or a .pt file of torch.save, here.",
  ),
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Sixteen values for weights",
  caption: "Store trained weights in 4 bits, and see what the table, the scales and paging cost.",
  chapter: "beyond",
  options: nf4Options,
});
