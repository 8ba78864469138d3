import type { FigureEntry } from "@/components/figure/figure";

/**
 * All figures, in the order of the book: what is said of them before they are loaded. Their options come with their
 * views, by views.ts.
 */
export const FIGURES: readonly FigureEntry[] = [
  {
    name: "twin-run",
    title: "One network, trained twice",
    caption: "Train the same network with 32-bit and with 8-bit optimizer state and see whether it shows.",
    chapter: "",
  },
  {
    name: "memory-ledger",
    title: "What training holds in memory",
    caption:
      "Weights, gradients and optimizer state of known models in bytes, and the largest one that fits.",
    chapter: "memory",
  },
  {
    name: "optimizer-race",
    title: "Four optimizers on one surface",
    caption:
      "Start SGD, momentum and two Adams at one point and see what the 8-bit one remembers on its way.",
    chapter: "memory",
  },
  {
    name: "code-explorer",
    title: "What a byte stands for",
    caption: "Switch the eight bits of a code and see which of 256 numbers it names.",
    chapter: "256-numbers",
  },
  {
    name: "map-duel",
    title: "Two maps, the same numbers",
    caption: "Store the same numbers with two maps and see where each spends its codes and what it loses.",
    chapter: "256-numbers",
  },
  {
    name: "draw-a-map",
    title: "Your own 256 numbers",
    caption: "Drag levels, paint a density or write a function, and race your map against the others.",
    chapter: "256-numbers",
  },
  {
    name: "block-heatmap",
    title: "Who shares a scale",
    caption: "Place an outlier in a tensor and see which values lose their accuracy, at any block size.",
    chapter: "blocks",
  },
  {
    name: "block-size-curve",
    title: "Error against block size",
    caption: "Smaller blocks cost bits and gain accuracy: drag the block size through a million values.",
    chapter: "blocks",
  },
  {
    name: "outlier-injector",
    title: "One gradient too large",
    caption:
      "Make one gradient up to ten thousand times too large and see which codes of the state it destroys.",
    chapter: "outliers",
  },
  {
    name: "mixed-scale",
    title: "Large and small in one block",
    caption: "Put rows of very different size into one block and see how far the small ones are moved.",
    chapter: "outliers",
  },
  {
    name: "kernel-stepper",
    title: "One block through the kernel",
    caption: "Follow a block from memory to registers and back, thread by thread, beside the lines that run.",
    chapter: "kernel",
  },
  {
    name: "roofline",
    title: "Bytes against time",
    caption: "Time your own GPU: a copy, the 32-bit step and the 8-bit step, beside a recorded run.",
    chapter: "kernel",
  },
  {
    name: "training-lab",
    title: "The training lab",
    caption: "Train up to six lanes side by side on five tasks, or on data of your own, over several seeds.",
    chapter: "side-by-side",
  },
  {
    name: "state-microscope",
    title: "One weight under the microscope",
    caption:
      "Pick a weight and a step: what Adam computed for it, what was kept of that, and where it leads.",
    chapter: "side-by-side",
  },
  {
    name: "update-error-map",
    title: "Where the update goes wrong",
    caption: "See which pairs of codes a training run uses, and how wrong its update is at each of them.",
    chapter: "side-by-side",
  },
  {
    name: "embedding-gradients",
    title: "Which rows learn",
    caption: "See which rows of an embedding get a gradient in a step, how large, and what Adam remembers.",
    chapter: "embeddings",
  },
  {
    name: "stable-embedding-ablation",
    title: "Three ingredients, on and off",
    caption: "Train a small language model with each part of the stable embedding switched on and off.",
    chapter: "embeddings",
  },
  {
    name: "paper-tables",
    title: "The paper’s tables",
    caption: "Tables 1 to 3 as data: sort them by any column and see it drawn.",
    chapter: "tables",
  },
  {
    name: "reproduction",
    title: "The ablation, trained again",
    caption: "Map, blocks and stable embedding on and off: the paper’s runs, our recorded ones and your own.",
    chapter: "tables",
  },
  {
    name: "sensitivity",
    title: "One setting at a time",
    caption: "Vary learning rate, betas and epsilon, each alone, with 32-bit and with 8-bit state.",
    chapter: "tables",
  },
];

/** The entry of that name, or undefined. */
export function figureNamed(name: string): FigureEntry | undefined {
  return FIGURES.find((entry) => entry.name === name);
}
