/** A grid: cells of settings, each trained over the same seeds. */
import type { RunConfig } from "@/lib/training/config";
import type { StudyEntry } from "./study";

export interface GridCell {
  /** Short, stable, fit for a file's name. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** What the cell stands for, for tables and pictures. */
  readonly axes: Readonly<Record<string, string | number | boolean>>;
  /** Names of the run's lanes: "32-bit", "8-bit". */
  readonly lanes: readonly string[];
  /** @param seed from 0 */
  config(seed: number): RunConfig;
}

/** The name of a cell's run with a seed. */
export const entryName = (cell: string, seed: number) => `${cell}.seed${seed}`;

/** All runs of a grid: all cells with the first seed, then all with the next, so that a cut leaves even numbers. */
export function gridEntries(cells: readonly GridCell[], seeds: number): StudyEntry[] {
  return Array.from({ length: seeds }, (_, seed) =>
    cells.map((cell) => ({ name: entryName(cell.name, seed), config: cell.config(seed) })),
  ).flat();
}
