/** A grid of settings: each cell is one setting, trained with the same seeds. */
import type { RunConfig } from "@/lib/training/config";
import type { StudyEntry } from "./study";

/** One setting of a grid. */
export interface GridCell {
  /** Short and stable, usable as a file name. */
  readonly name: string;
  /** Name for the reader. */
  readonly label: string;
  /** Coordinates of the cell in the grid, for tables and pictures. */
  readonly axes: Readonly<Record<string, string | number | boolean>>;
  /** Names of the lanes of each run: "32-bit", "8-bit". */
  readonly lanes: readonly string[];
  /**
   * Returns the config of a run.
   *
   * @param seed a whole number from 0
   */
  config(seed: number): RunConfig;
}

/** Returns the name of a cell's run with a seed. */
export const entryName = (cell: string, seed: number) => `${cell}.seed${seed}`;

/**
 * Returns all runs of a grid: all cells with the first seed, then all cells with the next, so that a study
 * that is cut short has nearly the same number of runs in each cell.
 *
 * @param seeds number of runs of each cell
 * @param from the first seed
 */
export function gridEntries(cells: readonly GridCell[], seeds: number, from = 0): StudyEntry[] {
  return Array.from({ length: seeds }, (_, i) => from + i).flatMap((seed) =>
    cells.map((cell) => ({ name: entryName(cell.name, seed), config: cell.config(seed) })),
  );
}
