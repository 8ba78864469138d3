/** The grids by name. */
import { ablationGrid } from "@/lib/study/ablation";
import { crossedGrid } from "@/lib/study/crossed";
import type { GridCell } from "@/lib/study/grid";
import { instabilityEdgeGrid } from "@/lib/study/instabilityEdge";
import { keep32Grid } from "@/lib/study/keep32Grid";
import { adamLane, languageModelRun, type Scale } from "@/lib/study/languageModel";
import { sensitivityGrid } from "@/lib/study/sensitivity";
import { partsGrid } from "@/lib/study/stableParts";
import type { LaneConfig } from "@/lib/training/config";

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
  crossed: crossedGrid,
  edge: instabilityEdgeGrid,
  parts,
  kept: keep32Grid,
} as const;

/** Name of a grid on the command line. */
export type GridName = keyof typeof GRIDS;

/** The names of all grids. */
export const GRID_NAMES = Object.keys(GRIDS) as GridName[];

/** The changes of a grid that the command line asks for. */
export interface GridChanges {
  /** Map that replaces "dynamic" in the 8-bit lanes. */
  readonly map?: string;
  /** Names of the cells to train; all cells if left out. */
  readonly cells?: readonly string[];
}

const isLow = ({ bits }: Pick<LaneConfig, "bits">) => bits !== 32;

/**
 * Returns a cell whose 8-bit lanes use another map than "dynamic". A lane of 32 bits beside them is left out:
 * no map changes it, and the grid without this change has it.
 */
function withMap(cell: GridCell, map: string): GridCell {
  const lanesOf = (seed: number) => cell.config(seed).lanes;
  const low = lanesOf(0).some(isLow);
  const kept = (_: unknown, i: number) => !low || isLow(lanesOf(0)[i]);
  const changed = (lane: LaneConfig) => (lane.map === "dynamic" ? { ...lane, map } : lane);
  return {
    ...cell,
    lanes: cell.lanes.filter(kept),
    config: (seed) => ({ ...cell.config(seed), lanes: lanesOf(seed).filter(kept).map(changed) }),
  };
}

/** Returns the cells of a grid, in its order. */
export function gridOf(name: GridName, scale: Scale, { map, cells }: GridChanges = {}): GridCell[] {
  const all = GRIDS[name](scale).filter((cell) => cells === undefined || cells.includes(cell.name));
  return map === undefined ? all : all.map((cell) => withMap(cell, map));
}
