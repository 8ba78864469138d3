/** The recorded runs that ask which layers must keep 32-bit state. */
import { RECORDED_ABLATION, RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { type CellResult, cellResult } from "@/lib/study/aggregate";
import { recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { EPSILONS } from "@/lib/study/variation";
import { cellRuns, recordedAtEpsilon } from "./ablation";

/** The layers with 32-bit state, by the names of the recorded cells. */
export const KEPT = ["embedding", "output", "both"] as const;
export type Kept = (typeof KEPT)[number];

const [SMALL_EPSILON] = EPSILONS;

/** Returns the results of the runs in which these layers kept 32-bit state. */
export const keptResult = (kept: Kept): CellResult =>
  cellResult([...recordedOutcomes(recordedCell(RECORDED_KEPT, kept)).values()]);

/** Returns the results of the runs at the smallest epsilon. */
export const keptAtSmall = (kept: Kept): CellResult => recordedAtEpsilon(RECORDED_KEPT, kept, SMALL_EPSILON);

/**
 * Returns the median perplexity of the stable runs, each over that of the same model and seed with 32-bit state in
 * all layers.
 */
export function keptRatio(kept: Kept): number {
  const exact = recordedOutcomes(recordedCell(RECORDED_ABLATION, "32-stable"));
  return cellRuns(recordedOutcomes(recordedCell(RECORDED_KEPT, kept)), exact).ratio.median;
}

/**
 * Returns the share of the weights, 0 to 1, in the two tables of the model, embedding and output layer, which are
 * equally large.
 */
export function tablesShare(): number {
  const { scale, parameters } = RECORDED_KEPT;
  return (2 * Number(scale.vocabulary) * Number(scale.width)) / parameters.stable;
}
