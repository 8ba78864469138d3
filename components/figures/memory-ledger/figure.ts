import { defineFigure } from "@/components/figure/figure";
import { PRESETS } from "@/lib/findings/models";
import { GPU_COUNTS, MEMORY_LEDGER } from "@/lib/findings/setups";
import { RULES } from "@/lib/numerics/rules";
import type { OptionsTable } from "@/lib/options/options";

/** The value of the option `model` for a size of the reader's own. */
export const FREE = "free";

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
    help: "How many bits a number of the state takes as a code.",
    url: "bits",
    choices: [
      { value: 8, label: "8-bit" },
      { value: 4, label: "4-bit" },
    ],
    default: MEMORY_LEDGER.bits,
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
    help: "The bytes that the gradient of one weight takes.",
    url: "gradients",
    choices: [
      { value: 4, label: "32-bit" },
      { value: 2, label: "16-bit" },
    ],
    default: MEMORY_LEDGER.gradients,
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
    help: "The position of the line in the picture.",
    url: "gpu",
    unit: "GB",
    choices: stops([6, 11, 16, 24, 40, 80, 141]),
    ordered: true,
    default: MEMORY_LEDGER.gpu,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "What training holds in memory",
  caption: "Weights, gradients and optimizer state of known models in bytes, and the largest one that fits.",
  chapter: "memory",
  options: memoryLedgerOptions,
});
