import { defineFigure } from "@/components/figure/figure";
import { GRADIENT_EXCHANGE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const gradientExchangeOptions = {
  bandwidth: {
    kind: "number",
    label: "Bandwidth",
    help: "Bytes a second that a worker receives from all others together, for the prediction.",
    url: "bandwidth",
    unit: "GB/s",
    min: 0.1,
    max: 1000,
    scale: "log",
    default: 10,
  },
  workers: {
    kind: "choice",
    ordered: true,
    label: "Simulated workers",
    help: "How many workers train the small model; each has its own samples.",
    url: "workers",
    choices: [1, 2, 4, 8].map((value) => ({ value, label: String(value) })),
    default: GRADIENT_EXCHANGE.workers,
  },
  millions: {
    kind: "number",
    label: "Parameters",
    help: "Size of the model whose speed-up is predicted.",
    url: "params",
    unit: "million",
    min: 1,
    max: 10_000,
    scale: "log",
    default: 60,
  },
  compute: {
    kind: "number",
    label: "Time to compute",
    help: "How long a worker computes the gradient of its samples, for the prediction.",
    url: "compute",
    unit: "ms",
    min: 1,
    max: 10_000,
    scale: "log",
    default: 100,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the initial weights and the samples of the small model.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: GRADIENT_EXCHANGE.seed,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Gradients in 8 bits",
  caption:
    "Let workers send each other their gradients in 8 bits, and see the error, the training and the speed.",
  chapter: "beyond",
  options: gradientExchangeOptions,
});
