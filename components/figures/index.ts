/**
 * The names of the figures in the order of the book. A name is that of a folder here, of an address
 * (/embed/NAME/), of a still picture in public/posters, and of the figure in prose. All other properties of a
 * figure are in its folder.
 */
export const FIGURE_NAMES: readonly string[] = [
  "twin-run",
  "memory-ledger",
  "optimizer-race",
  "code-explorer",
  "map-duel",
  "draw-a-map",
  "block-heatmap",
  "block-size-curve",
  "outlier-injector",
  "mixed-scale",
  "smallest-case",
  "kernel-stepper",
  "roofline",
  "step-requests",
  "training-lab",
  "state-microscope",
  "update-error-map",
  "embedding-gradients",
  "stable-embedding-ablation",
  "paper-tables",
  "epsilon-and-rate",
  "reproduction",
  "sensitivity",
  "bug-clinic",
  "state-xray",
  "five-questions",
  "state-formats",
  "nf4",
  "sharded-state",
  "outlier-columns",
  "gradient-exchange",
  "loss-spikes",
];
