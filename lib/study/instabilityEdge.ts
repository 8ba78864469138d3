/** Where instability first appears: some cells of the ablation at higher and higher learning rates. */
import { ablationCell, ablationRun, laneName } from "./ablation";
import { type CellResult, cellResult } from "./aggregate";
import type { GridCell } from "./grid";
import type { Scale } from "./languageModel";
import { type Recorded, recordedOutcomes } from "./recorded";
import { variationOf } from "./variation";

/** Factors on the learning rate of the scale. */
export const EDGE_RATE_FACTORS = [1, 2, 4, 8, 16] as const;
const CELLS = ["32", "linear-tensor", "dynamic-tensor", "dynamic-block", "dynamic-block-stable"];

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
 * What the runs of a cell of the ablation come to at all learning rates together.
 *
 * @param epsilon of those whose settings of Adam have it; of all if left out
 */
export function instabilityEdgeResult({ cells }: Recorded, cell: string, epsilon?: number): CellResult {
  const outcomes = cells
    .filter(({ axes }) => axes.cell === cell)
    .flatMap((each) => [...recordedOutcomes(each)])
    .filter(([seed]) => epsilon === undefined || variationOf(seed).epsilon === epsilon);
  return cellResult(outcomes.map(([, outcome]) => outcome));
}
