import type { WidgetEntry } from "./widget";

/**
 * All widgets, in the order of the book: what is said of them before they are loaded. Their options come with their
 * views, by views.ts.
 */
export const WIDGETS: readonly WidgetEntry[] = [
  {
    name: "twin-run",
    title: "One network, trained twice",
    caption: "Train the same network with 32-bit and with 8-bit optimizer state and see whether it shows.",
    size: { wide: 930, narrow: 1890 },
    chapter: "",
    poster: "/posters/twin-run.svg",
  },
  {
    name: "memory-ledger",
    title: "What training holds in memory",
    caption:
      "Weights, gradients and optimizer state of known models in bytes, and the largest one that fits.",
    size: { wide: 800, narrow: 1552 },
    chapter: "memory",
    poster: "/posters/memory-ledger.svg",
  },
  {
    name: "optimizer-race",
    title: "Four optimizers on one surface",
    caption:
      "Start SGD, momentum and two Adams at one point and see what the 8-bit one remembers on its way.",
    size: { wide: 830, narrow: 1562 },
    chapter: "memory",
    poster: "/posters/optimizer-race.svg",
  },
  {
    name: "code-explorer",
    title: "What a byte stands for",
    caption: "Switch the eight bits of a code and see which of 256 numbers it names.",
    size: { wide: 660, narrow: 1140 },
    chapter: "256-numbers",
    poster: "/posters/code-explorer.svg",
  },
  {
    name: "map-duel",
    title: "Two maps, the same numbers",
    caption: "Store the same numbers with two maps and see where each spends its codes and what it loses.",
    size: { wide: 665, narrow: 1145 },
    chapter: "256-numbers",
    poster: "/posters/map-duel.svg",
  },
  {
    name: "draw-a-map",
    title: "Your own 256 numbers",
    caption: "Drag levels, paint a density or write a function, and race your map against the others.",
    size: { wide: 990, narrow: 1500 },
    chapter: "256-numbers",
    poster: "/posters/draw-a-map.svg",
  },
  {
    name: "block-heatmap",
    title: "Who shares a scale",
    caption: "Place an outlier in a tensor and see which values lose their accuracy, at any block size.",
    size: { wide: 890, narrow: 1350 },
    chapter: "blocks",
    poster: "/posters/block-heatmap.svg",
  },
  {
    name: "block-size-curve",
    title: "Error against block size",
    caption: "Smaller blocks cost bits and gain accuracy: drag the block size through a million values.",
    size: { wide: 860, narrow: 1230 },
    chapter: "blocks",
    poster: "/posters/block-size-curve.svg",
  },
  {
    name: "outlier-injector",
    title: "One gradient too large",
    caption:
      "Make one gradient up to ten thousand times too large and see which codes of the state it destroys.",
    size: { wide: 1115, narrow: 1711 },
    chapter: "outliers",
    poster: "/posters/outlier-injector.svg",
  },
  {
    name: "mixed-scale",
    title: "Large and small in one block",
    caption: "Put rows of very different size into one block and see how far the small ones are moved.",
    size: { wide: 605, narrow: 1311 },
    chapter: "outliers",
    poster: "/posters/mixed-scale.svg",
  },
  {
    name: "kernel-stepper",
    title: "One block through the kernel",
    caption: "Follow a block from memory to registers and back, thread by thread, beside the lines that run.",
    size: { wide: 1140, narrow: 2362 },
    chapter: "kernel",
    poster: "/posters/kernel-stepper.svg",
  },
  {
    name: "roofline",
    title: "Bytes against time",
    caption: "Time your own GPU: a copy, the 32-bit step and the 8-bit step, beside a recorded run.",
    size: { wide: 695, narrow: 1293 },
    chapter: "kernel",
    poster: "/posters/roofline.svg",
  },
  {
    name: "training-lab",
    title: "The training lab",
    caption: "Train up to six lanes side by side on five tasks, or on data of your own, over several seeds.",
    size: { wide: 1130, narrow: 1915 },
    chapter: "side-by-side",
    poster: "/posters/training-lab.svg",
  },
  {
    name: "state-microscope",
    title: "One weight under the microscope",
    caption:
      "Pick a weight and a step: what Adam computed for it, what was kept of that, and where it leads.",
    size: { wide: 1080, narrow: 1960 },
    chapter: "side-by-side",
    poster: "/posters/state-microscope.svg",
  },
  {
    name: "update-error-map",
    title: "Where the update goes wrong",
    caption: "See which pairs of codes a training run uses, and how wrong its update is at each of them.",
    size: { wide: 1080, narrow: 1690 },
    chapter: "side-by-side",
    poster: "/posters/update-error-map.svg",
  },
  {
    name: "embedding-gradients",
    title: "Which rows learn",
    caption: "See which rows of an embedding get a gradient in a step, how large, and what Adam remembers.",
    size: { wide: 620, narrow: 900 },
    chapter: "embeddings",
    poster: "/posters/embedding-gradients.svg",
  },
  {
    name: "stable-embedding-ablation",
    title: "Three ingredients, on and off",
    caption: "Train a small language model with each part of the stable embedding switched on and off.",
    size: { wide: 800, narrow: 1000 },
    chapter: "embeddings",
    poster: "/posters/stable-embedding-ablation.svg",
  },
  {
    name: "paper-tables",
    title: "The paper’s tables",
    caption: "Tables 1 to 3 as data: sort them by any column and see it drawn.",
    size: { wide: 1005, narrow: 1250 },
    chapter: "tables",
    poster: "/posters/paper-tables.svg",
  },
  {
    name: "reproduction",
    title: "The ablation, trained again",
    caption: "Map, blocks and stable embedding on and off: the paper’s runs, our recorded ones and your own.",
    size: { wide: 1518, narrow: 2301 },
    chapter: "tables",
    poster: "/posters/reproduction.svg",
  },
  {
    name: "sensitivity",
    title: "One setting at a time",
    caption: "Vary learning rate, betas and epsilon, each alone, with 32-bit and with 8-bit state.",
    size: { wide: 747, narrow: 1095 },
    chapter: "tables",
    poster: "/posters/sensitivity.svg",
  },
];

/** The entry of that name, or undefined. */
export function widgetNamed(name: string): WidgetEntry | undefined {
  return WIDGETS.find((entry) => entry.name === name);
}
