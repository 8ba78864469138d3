/**
 * The recorded grids of the language model with both tables for second moments: the library's, which has a zero, and
 * the map above zero. Seeds, batches and device are the same.
 */
import { ABOVE_ZERO, MORE_SEEDS } from "@/lib/recordings/aboveZero";
import {
  RECORDED_ABLATION,
  RECORDED_EDGE,
  RECORDED_KEPT,
  RECORDED_SENSITIVITY,
} from "@/lib/recordings/reproduction";
import { instabilityEdgeResult } from "@/lib/study/instabilityEdge";
import { type Recorded, recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { EPSILONS, variationOf } from "@/lib/study/variation";
import type { Outcomes } from "./ablation";
import type { Kept } from "./keptLayers";
import { type Cost, costOf, ratiosOf } from "./pairs";

/** The table for second moments in 8 bits. */
export type Table = "library" | "above-zero";
export const TABLES: readonly Table[] = ["library", "above-zero"];

const outcomesOf = (recorded: Recorded, cell: string, lane = 0) =>
  recordedOutcomes(recordedCell(recorded, cell), lane);

/** The models of the ablation: the ordinary embedding and the stable one. */
export type Model = "plain" | "stable";
const MODELS: readonly Model[] = ["plain", "stable"];
const suffix = (model: Model) => (model === "stable" ? "-stable" : "");

/** Returns the outcomes of a model with 32-bit state. */
export const exactOutcomes = (model: Model): Outcomes => outcomesOf(RECORDED_ABLATION, `32${suffix(model)}`);

/** Returns the outcomes of a model with 8-bit state in blocks. */
export const blockOutcomes = (model: Model, table: Table): Outcomes =>
  outcomesOf(table === "library" ? RECORDED_ABLATION : ABOVE_ZERO.ablation, `dynamic-block${suffix(model)}`);

const atEpsilon = (outcomes: Outcomes, epsilon: number | undefined): Outcomes =>
  new Map([...outcomes].filter(([seed]) => epsilon === undefined || variationOf(seed).epsilon === epsilon));

/**
 * Returns what 8-bit state in blocks costs against 32-bit state: both models of the ablation, paired by seed.
 *
 * @param epsilon counts only the pairs with this epsilon of Adam; all pairs by default
 * @param models counts only these models
 */
export const blockCost = (table: Table, epsilon?: number, models: readonly Model[] = MODELS): Cost =>
  costOf(
    models.flatMap((model) =>
      ratiosOf(exactOutcomes(model), atEpsilon(blockOutcomes(model, table), epsilon)),
    ),
  );

/** Returns the outcomes of the stable model with 32-bit state in these layers and 8-bit state in all others. */
export function keptOutcomes(kept: Kept, table: Table): Outcomes {
  // The ablation's cell with the stable embedding is the case "embedding", with one seed more.
  if (kept === "embedding") return blockOutcomes("stable", table);
  return outcomesOf(table === "library" ? RECORDED_KEPT : ABOVE_ZERO.kept, kept);
}

/** Returns what 8-bit state costs if these layers keep 32-bit state, against 32-bit state in all layers. */
export const keptCost = (kept: Kept, table: Table, epsilon?: number): Cost =>
  costOf(ratiosOf(exactOutcomes("stable"), atEpsilon(keptOutcomes(kept, table), epsilon)));

/** Returns what the stable embedding changes with one storage: its perplexity over that of the ordinary layer. */
export function stableGain(storage: "32" | Table): Cost {
  const outcomes = (model: Model) =>
    storage === "32" ? exactOutcomes(model) : blockOutcomes(model, storage);
  return costOf(ratiosOf(outcomes("plain"), outcomes("stable")));
}

/** Runs of the grid of rising learning rates, and how many of them were unstable. */
export interface EdgeCount {
  readonly runs: number;
  readonly unstable: number;
}

/**
 * Returns the runs at all learning rates: with 32-bit state, or in blocks with a table, both models together.
 *
 * @param epsilon counts only the runs with this epsilon of Adam; all runs by default
 */
export function edgeCount(storage: "32" | Table, epsilon?: number): EdgeCount {
  const cells = storage === "32" ? ["32"] : MODELS.map((model) => `dynamic-block${suffix(model)}`);
  const grids = storage === "above-zero" ? [ABOVE_ZERO.edge] : [RECORDED_EDGE, MORE_SEEDS.edge];
  const results = grids.flatMap((grid) => cells.map((cell) => instabilityEdgeResult(grid, cell, epsilon)));
  return {
    runs: results.reduce((sum, { runs }) => sum + runs, 0),
    unstable: results.reduce((sum, { unstable }) => sum + unstable, 0),
  };
}

/**
 * Returns what 8-bit state costs in a cell of the sensitivity, paired by seed. The model has the stable embedding, so
 * that the embedding keeps 32-bit state.
 */
export function sensitivityCost(cell: string, table: Table): Cost {
  const grids = [RECORDED_SENSITIVITY, MORE_SEEDS.sensitivity];
  const both = (lane: 0 | 1): Outcomes => new Map(grids.flatMap((grid) => [...outcomesOf(grid, cell, lane)]));
  const narrow = table === "library" ? both(1) : outcomesOf(ABOVE_ZERO.sensitivity, cell);
  return costOf(ratiosOf(both(0), narrow));
}

/** The smallest epsilon of the ablation, Adam's usual one and the library's. */
export const [SMALL_EPSILON, MIDDLE_EPSILON, LARGE_EPSILON] = EPSILONS;
