/** The grids by name. */
import { ablationGrid } from "@/lib/study/ablation";
import type { GridCell } from "@/lib/study/grid";
import { instabilityEdgeGrid } from "@/lib/study/instabilityEdge";
import { keep32Grid } from "@/lib/study/keep32Grid";
import { adamLane, languageModelRun, type Scale } from "@/lib/study/languageModel";
import { sensitivityGrid } from "@/lib/study/sensitivity";
import { partsGrid } from "@/lib/study/stableParts";

/** The ingredients of the stable embedding, with 8-bit state as in the paper: dynamic map, block-wise. */
const parts = (scale: Scale): GridCell[] =>
  partsGrid({ scale, keeping: { map: "dynamic", blockSize: scale.blockSize } });

/**
 * The sensitivity of the language model with the stable embedding, which the paper uses in all 8-bit runs.
 */
const sensitivity = (scale: Scale): GridCell[] =>
  sensitivityGrid((seed, rate, hyper) =>
    languageModelRun(scale, true, {
      seed: seed + 1,
      learningRate: rate * scale.learningRate,
      lanes: ([32, 8] as const).map((bits) =>
        adamLane({ bits, map: "dynamic", blockSize: scale.blockSize }, true, hyper, scale),
      ),
    }),
  );

const GRIDS = {
  ablation: ablationGrid,
  sensitivity,
  edge: instabilityEdgeGrid,
  parts,
  kept: keep32Grid,
} as const;

/** Name of a grid on the command line. */
export type GridName = keyof typeof GRIDS;

/** The names of all grids. */
export const GRID_NAMES = Object.keys(GRIDS) as GridName[];

/** Returns the cells of a grid. */
export const gridOf = (name: GridName, scale: Scale): GridCell[] => GRIDS[name](scale);
