/** The recorded trainings of several seeds with 32-bit state and with both 8-bit tables. */

import { median } from "@/lib/numerics/metrics";
import { COMPARED_TRAININGS, type ComparedTraining } from "@/lib/recordings/aboveZero";
import type { Table } from "./crossed";

const MAPS: Readonly<Record<Table, string>> = { library: "dynamic", "above-zero": "dynamic-above-zero" };

/** Returns the runs of a task with a table, in the order of their seeds. */
export const comparedRuns = (task: string, table: Table): readonly ComparedTraining[] =>
  COMPARED_TRAININGS.filter((run) => run.task === task && run.map === MAPS[table]);

/** Whether the 8-bit lane of a run was lost: its loss did not even halve. */
export const isLost = ({ lanes: [, { firstLoss, lastLoss }] }: ComparedTraining): boolean =>
  lastLoss > firstLoss / 2;

/** Returns the held-out results of one storage, in the order of the seeds. */
export function heldOutOf(task: string, storage: "32" | Table): readonly number[] {
  const runs = comparedRuns(task, storage === "32" ? "library" : storage);
  return runs.map(({ lanes }) => lanes[storage === "32" ? 0 : 1].heldOut);
}

/** Returns the median of the held-out results of one storage. */
export const middleOf = (task: string, storage: "32" | Table): number => median(heldOutOf(task, storage));
