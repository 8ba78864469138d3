import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const whatFitsOptions = {
  budget: {
    kind: "number",
    label: "Budget",
    help: "GPU memory that each of the two trainings may take. The allocator refuses what goes beyond it.",
    url: "budget",
    unit: "MB",
    min: 1,
    max: 80_000,
    scale: "log",
    default: 256,
  },
  cap: {
    kind: "choice",
    label: "Look for at most",
    help: "Most GPU memory that the search for a budget holds at one time. A GPU that is also the memory of the computer may slow it down near its limit.",
    url: "cap",
    choices: [
      { value: 256, label: "256 MB" },
      { value: 1000, label: "1 GB" },
      { value: 4000, label: "4 GB" },
      { value: 16_000, label: "16 GB" },
      { value: 64_000, label: "64 GB" },
    ],
    default: 1000,
  },
  release: {
    kind: "toggle",
    label: "Gradient release",
    help: "Updates each matrix as soon as its gradient is there, so that one buffer serves the gradients of all.",
    url: "release",
    default: false,
  },
  checkpoint: {
    kind: "toggle",
    label: "Activation checkpoints",
    help: "Keeps only what goes into each layer, and computes the layer again on the way back.",
    url: "checkpoint",
    default: false,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "What fits",
  caption: "Set a budget of GPU memory, and train a model that fits into it with 8-bit state only.",
  chapter: "memory",
  options: whatFitsOptions,
});
