/** The recorded runs that ask which layers must keep 32-bit state. */
import { RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { type CellResult, cellResult } from "@/lib/study/aggregate";
import { recordedCell, recordedOutcomes } from "@/lib/study/recorded";

/** The layers with 32-bit state, by the names of the recorded cells. */
export const KEPT = ["embedding", "output", "both"] as const;
export type Kept = (typeof KEPT)[number];

/** Returns the results of the runs in which these layers kept 32-bit state. */
export const keptResult = (kept: Kept): CellResult =>
  cellResult([...recordedOutcomes(recordedCell(RECORDED_KEPT, kept)).values()]);

/**
 * Returns the share of the weights, 0 to 1, in the two tables of the model, embedding and output layer, which are
 * equally large.
 */
export function tablesShare(): number {
  const { scale, parameters } = RECORDED_KEPT;
  return (2 * Number(scale.vocabulary) * Number(scale.width)) / parameters.stable;
}
