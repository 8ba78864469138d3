import type { FigureModule } from "@/components/figure/figure";

/**
 * The views of the registry's figures with their options, by name, each fetched when it comes near the viewport.
 *
 * They stand apart from the registry because a page that is put together at build time reads the registry: what it
 * could reach from there Next would put into that page's first load, whether it is shown or not.
 */
export const VIEWS: Readonly<Record<string, () => Promise<FigureModule>>> = {
  "twin-run": () => import("./twin-run/view"),
  "memory-ledger": () => import("./memory-ledger/view"),
  "optimizer-race": () => import("./optimizer-race/view"),
  "code-explorer": () => import("./code-explorer/view"),
  "map-duel": () => import("./map-duel/view"),
  "draw-a-map": () => import("./draw-a-map/view"),
  "outlier-injector": () => import("./outlier-injector/view"),
  "mixed-scale": () => import("./mixed-scale/view"),
  "kernel-stepper": () => import("./kernel-stepper/view"),
  roofline: () => import("./roofline/view"),
  "block-heatmap": () => import("./block-heatmap/view"),
  "block-size-curve": () => import("./block-size-curve/view"),
  "training-lab": () => import("./training-lab/view"),
  "state-microscope": () => import("./state-microscope/view"),
  "update-error-map": () => import("./update-error-map/view"),
  "embedding-gradients": () => import("./embedding-gradients/view"),
  "stable-embedding-ablation": () => import("./stable-embedding-ablation/view"),
  "paper-tables": () => import("./paper-tables/view"),
  reproduction: () => import("./reproduction/view"),
  sensitivity: () => import("./sensitivity/view"),
};
