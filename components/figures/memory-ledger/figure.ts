import { defineFigure } from "@/components/figure/figure";
import { OWN_SHAPE } from "@/lib/findings/memory";
import { PRESETS } from "@/lib/findings/models";
import { GPU_COUNTS, MEMORY_LEDGER } from "@/lib/findings/setups";
import { MAX_SHAPE_CHARACTERS } from "@/lib/findings/tensorList";
import { RULES } from "@/lib/numerics/rules";
import type { OptionsTable } from "@/lib/options/options";

/** The value of the option `model` for a size of the reader's own. */
export const FREE = "free";

/** The value of the option `gpu` for the memory of the option `ownGpu`. */
export const OWN_GPU = 0;

const stops = (values: readonly number[]) =>
  values.map((value) => ({ value, label: value.toLocaleString("en") }));

/** Options of the figure. */
export const memoryLedgerOptions = {
  model: {
    kind: "choice",
    label: "Model",
    help: "Published numbers of parameters, or a size of your own.",
    url: "model",
    choices: [
      ...PRESETS.map(({ name, label }) => ({ value: name, label })),
      { value: FREE, label: "a size of your own" },
      { value: OWN_SHAPE, label: "a config.json or shapes of your own" },
    ],
    default: MEMORY_LEDGER.model,
  },
  millions: {
    kind: "number",
    label: "Own size",
    help: "Parameters in millions, for a size of your own.",
    url: "millions",
    unit: "million",
    min: 1,
    max: 1_000_000,
    scale: "log",
    default: MEMORY_LEDGER.millions,
  },
  shape: {
    kind: "text",
    label: "Own shape",
    help: "The shape of your own config.json or list of tensors, as the field below the figure writes it.",
    url: "shape",
    maxLength: MAX_SHAPE_CHARACTERS,
    packs: true,
    default: "",
  },
  rule: {
    kind: "choice",
    label: "Optimizer",
    help: "The optimizer determines how many numbers of state each parameter has.",
    url: "rule",
    choices: RULES.map(({ name, label }) => ({ value: name, label })),
    default: MEMORY_LEDGER.rule,
  },
  bits: {
    kind: "choice",
    label: "Compare 32-bit state with",
    help: "How many bits a number of the state takes: a float of 16 bits, or a code.",
    url: "bits",
    choices: [
      { value: 16, label: "16-bit" },
      { value: 8, label: "8-bit" },
      { value: 4, label: "4-bit" },
    ],
    default: MEMORY_LEDGER.bits,
  },
  moments: {
    kind: "choice",
    label: "Moments in fewer bits",
    help: "Which moments take fewer bits; the others stay 32-bit floats. The first moment is the mean of gradients, the second the mean of their squares.",
    url: "moments",
    choices: [
      { value: "all", label: "all" },
      { value: "first", label: "only first" },
      { value: "second", label: "only second" },
    ],
    default: "all",
  },
  blockSize: {
    kind: "choice",
    label: "Block size",
    help: "How many codes share one 32-bit absmax. Smaller blocks have more absmax values.",
    url: "block",
    choices: stops([64, 128, 256, 512, 1024, 2048, 4096]),
    ordered: true,
    default: MEMORY_LEDGER.blockSize,
  },
  weights: {
    kind: "choice",
    label: "Weights",
    help: "The bytes that one weight takes. “16 + 32” is mixed precision that keeps a 32-bit copy beside the 16-bit one.",
    url: "weights",
    choices: [
      { value: 4, label: "32-bit" },
      { value: 2, label: "16-bit" },
      { value: 6, label: "16 + 32" },
    ],
    default: MEMORY_LEDGER.weights,
  },
  gradients: {
    kind: "choice",
    label: "Gradients",
    help: "The bytes that the gradient of one weight takes. “None” is a step that is fused with the backward pass: each gradient is applied and freed at once. “16 + 32” keeps a 32-bit sum beside it.",
    url: "gradients",
    choices: [
      { value: 4, label: "32-bit" },
      { value: 2, label: "16-bit" },
      { value: 6, label: "16 + 32" },
      { value: 0, label: "none" },
    ],
    default: MEMORY_LEDGER.gradients,
  },
  rank: {
    kind: "choice",
    label: "Trained weights",
    help: "With LoRA all weights of the model are frozen. Two small matrices for each projection of attention are trained in their place, with this many rows or columns; only they have gradients and state.",
    url: "rank",
    choices: [
      { value: 0, label: "all" },
      ...[4, 8, 16, 32, 64, 128].map((value) => ({ value, label: `LoRA, rank ${value}` })),
    ],
    default: 0,
  },
  activations: {
    kind: "number",
    label: "Activations, your guess",
    help: "Memory that the forward pass keeps for the backward pass, on each GPU. It depends on batch size, text length and code, so it cannot be computed here.",
    url: "activations",
    unit: "GB",
    min: 0,
    max: 80,
    step: 0.5,
    default: MEMORY_LEDGER.activations,
  },
  gpus: {
    kind: "choice",
    label: "Sharded over",
    help: "Fully sharded training (FSDP): each GPU keeps its share of weights, gradients and state, and its own activations.",
    url: "gpus",
    choices: GPU_COUNTS.map((value) => ({
      value,
      label: value === 1 ? "1 GPU" : `${value} GPUs`,
    })),
    ordered: true,
    default: MEMORY_LEDGER.gpus,
  },
  gpu: {
    kind: "choice",
    label: "Memory of one GPU",
    help: "The position of the line in the picture. The last place of the slider is a size of your own.",
    url: "gpu",
    choices: [
      ...stops([6, 8, 11, 12, 16, 24, 32, 40, 48, 80, 96, 141, 192]),
      { value: OWN_GPU, label: "your own" },
    ],
    ordered: true,
    default: MEMORY_LEDGER.gpu,
  },
  ownGpu: {
    kind: "number",
    label: "Own GPU",
    help: "Memory of a GPU of a size of your own.",
    url: "own-gpu",
    min: 1,
    max: 10_000,
    // So many steps that the control is a field for any number, not a slider.
    step: 0.5,
    default: 64,
  },
  gpuUnit: {
    kind: "choice",
    label: "Unit of that memory",
    help: "A GB has 1,000,000,000 bytes, and a GiB has 2³⁰ = 1,073,741,824. What fits is computed in bytes.",
    url: "unit",
    choices: [
      { value: "GB", label: "GB" },
      { value: "GiB", label: "GiB" },
    ],
    default: "GB",
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "What training holds in memory",
  caption: "Weights, gradients and optimizer state of known models in bytes, and the largest one that fits.",
  chapter: "memory",
  options: memoryLedgerOptions,
});
