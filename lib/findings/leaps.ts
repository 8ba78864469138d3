/**
 * The largest steps of single weights, summed up from the recorded leaps. The recording is large: chapters read this
 * while they are built, and no figure imports it.
 */
import { leapCell, worstRatio } from "@/lib/recordings/leaps";
import type { Table } from "./aboveZero";

/** Names of the tables in the recording. */
const CANDIDATES: Readonly<Record<Table, string>> = { library: "zero", "above-zero": "half" };

/** The trainings of the recording. */
export type LeapTask = "digits" | "dqn";

/** Returns the number of seeds of a training. */
export const leapSeeds = (task: LeapTask): number => leapCell(task, 32, "", 1e-8).largestStep.length;

/**
 * Returns how many times larger the largest step of a weight is in 8 bits than with 32-bit state and the same seed, in
 * the worst of the seeds.
 */
export const leapRatio = (task: LeapTask, table: Table, epsilon: number): number =>
  worstRatio(leapCell(task, 8, CANDIDATES[table], epsilon));

/** Returns the largest relative change of the final loss against 32-bit state with the same seed, 0 or more. */
export function lossChange(task: LeapTask, table: Table, epsilon: number): number {
  const exact = leapCell(task, 32, "", epsilon).finalLoss ?? [];
  const stored = leapCell(task, 8, CANDIDATES[table], epsilon).finalLoss ?? [];
  return Math.max(...stored.map((loss, i) => Math.abs((loss ?? Number.NaN) / (exact[i] ?? Number.NaN) - 1)));
}
