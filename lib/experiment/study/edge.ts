/** Where instability first appears: some cells of the ablation at higher and higher learning rates. */
import { ablationCell, ablationRun, laneName } from "./ablation";
import type { GridCell } from "./grid";
import type { Scale } from "./languageModel";
import { type Recorded, recordedResult } from "./recorded";

/** Factors on the learning rate of the scale. */
export const EDGE_RATES = [1, 2, 4, 8, 16] as const;
const CELLS = ["32", "linear-tensor", "dynamic-tensor", "dynamic-block", "dynamic-block-stable"];

export const edgeGrid = (scale: Scale): GridCell[] =>
  CELLS.map(ablationCell).flatMap((cell) =>
    EDGE_RATES.map((rate) => ({
      name: `${cell.name}-x${rate}`,
      label: `${cell.label}, learning rate times ${rate}`,
      axes: { cell: cell.name, rate },
      lanes: [laneName(cell)],
      config: (seed: number) => ablationRun(cell, scale, seed, rate),
    })),
  );

/** The lowest learning rate at which a run of a cell of the ablation was unstable; undefined if none was. */
export function firstUnstable({ cells }: Recorded, cell: string): number | undefined {
  const rates = cells
    .filter((each) => each.axes.cell === cell && recordedResult(each).unstable > 0)
    .map(({ axes }) => Number(axes.rate));
  return rates.length > 0 ? Math.min(...rates) : undefined;
}
