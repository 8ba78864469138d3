/**
 * The grid that searches for the learning rate at which instability begins: cells of the ablation at rising
 * rates.
 */
import { ablationCell, ablationRun, laneName } from "./ablation";
import { type CellResult, cellResult } from "./aggregate";
import type { GridCell } from "./grid";
import type { Scale } from "./languageModel";
import { type Recorded, recordedOutcomes } from "./recorded";
import { variationOf } from "./variation";

/** Factors on the learning rate of the scale, ascending. */
export const EDGE_RATE_FACTORS = [1, 2, 4, 8, 16] as const;
/** Names of the cells of the ablation that are trained. */
const CELLS = ["32", "linear-tensor", "dynamic-tensor", "dynamic-block", "dynamic-block-stable"];

/** Returns the grid: each of the cells at each of the learning rates. */
export const instabilityEdgeGrid = (scale: Scale): GridCell[] =>
  CELLS.map(ablationCell).flatMap((cell) =>
    EDGE_RATE_FACTORS.map((rate) => ({
      name: `${cell.name}-x${rate}`,
      label: `${cell.label}, learning rate times ${rate}`,
      axes: { cell: cell.name, rate },
      lanes: [laneName(cell)],
      config: (seed: number) => ablationRun(cell, scale, seed, rate),
    })),
  );

/**
 * Returns the result of one cell of the ablation over all learning rates.
 *
 * @param cell name of the cell
 * @param epsilon counts only the runs with this epsilon of Adam; all runs by default
 */
export function instabilityEdgeResult({ cells }: Recorded, cell: string, epsilon?: number): CellResult {
  const outcomes = cells
    .filter(({ axes }) => axes.cell === cell)
    .flatMap((each) => [...recordedOutcomes(each)])
    .filter(([seed]) => epsilon === undefined || variationOf(seed).epsilon === epsilon);
  return cellResult(outcomes.map(([, outcome]) => outcome));
}
