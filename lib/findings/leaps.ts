/**
 * The largest steps of single weights, summed up from the recorded leaps. The recording is large: chapters read this
 * while they are built, and no figure imports it.
 */
import { leapCell, worstRatio } from "@/lib/recordings/leaps";
import type { Table } from "./crossed";

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

/** Gradients of the watched weights, as shares of the block's largest; the recording has a move for each. */
const TINY_AT = 2;

/**
 * Returns how far a weight moves in 50 steps whose gradient stays at a ten-thousandth of its block's largest, in learning
 * rates, at epsilon 1e-7.
 */
export function tinyMove(storage: "32" | Table): number {
  const cell =
    storage === "32" ? leapCell("tiny", 32, "", 1e-7) : leapCell("tiny", 8, CANDIDATES[storage], 1e-7);
  return cell.moves?.[TINY_AT] ?? Number.NaN;
}
