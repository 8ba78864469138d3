/**
 * The recorded grids of the language model with both tables for second moments: the library's, which has a zero, and
 * the map above zero. Seeds and batches are the same.
 */
import {
  ABOVE_ZERO,
  KERNELS_ABOVE_ZERO,
  KERNELS_DYNAMIC,
  MORE_EDGE,
  MORE_SENSITIVITY,
} from "@/lib/recordings/aboveZero";
import { timingOf } from "@/lib/recordings/kernels";
import {
  RECORDED_ABLATION,
  RECORDED_EDGE,
  RECORDED_KEPT,
  RECORDED_SENSITIVITY,
} from "@/lib/recordings/reproduction";
import { cellResult } from "@/lib/study/aggregate";
import { instabilityEdgeResult } from "@/lib/study/instabilityEdge";
import { type Recorded, recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { axisOf, sensitivityCellName, type Varied } from "@/lib/study/sensitivity";
import { EPSILONS, variationOf } from "@/lib/study/variation";
import type { Outcomes } from "./ablation";
import type { Table } from "./crossed";
import type { Kept } from "./keptLayers";
import { type Cost, costOf, ratiosOf } from "./pairs";

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

/** Returns the runs with 32-bit state at an epsilon, both models together. */
export const exactCount = (epsilon: number): RunCount =>
  cellResult(MODELS.flatMap((model) => [...atEpsilon(exactOutcomes(model), epsilon).values()]));

/** Returns what the stable embedding changes with one storage: its perplexity over that of the ordinary layer. */
export function stableGain(storage: "32" | Table): Cost {
  const outcomes = (model: Model) =>
    storage === "32" ? exactOutcomes(model) : blockOutcomes(model, storage);
  return costOf(ratiosOf(outcomes("plain"), outcomes("stable")));
}

/** A number of runs, and how many of them were unstable. */
export interface RunCount {
  readonly runs: number;
  readonly unstable: number;
}

/**
 * Returns the runs at all learning rates: with 32-bit state, or in blocks with a table, both models together.
 *
 * @param epsilon counts only the runs with this epsilon of Adam; all runs by default
 */
export function edgeCount(storage: "32" | Table, epsilon?: number): RunCount {
  const cells = storage === "32" ? ["32"] : MODELS.map((model) => `dynamic-block${suffix(model)}`);
  const grids = storage === "above-zero" ? [ABOVE_ZERO.edge] : [RECORDED_EDGE, MORE_EDGE];
  const results = grids.flatMap((grid) => cells.map((cell) => instabilityEdgeResult(grid, cell, epsilon)));
  return {
    runs: results.reduce((sum, { runs }) => sum + runs, 0),
    unstable: results.reduce((sum, { unstable }) => sum + unstable, 0),
  };
}

/** Returns the outcomes of a cell of the sensitivity. The model has the stable embedding, with 32-bit state. */
function sensitivityOutcomes(cell: string, storage: "32" | Table): Outcomes {
  if (storage === "above-zero")
    return new Map(
      [ABOVE_ZERO.sensitivity, MORE_SENSITIVITY].flatMap((recorded) => [...outcomesOf(recorded, cell)]),
    );
  return outcomesOf(RECORDED_SENSITIVITY, cell, storage === "32" ? 0 : 1);
}

/** Returns what 8-bit state costs at a value of a setting of the sensitivity, paired by seed. */
export function sensitivityCost(varied: Varied, value: number, table: Table): Cost {
  const cell = sensitivityCellName(axisOf(varied), value);
  return costOf(ratiosOf(sensitivityOutcomes(cell, "32"), sensitivityOutcomes(cell, table)));
}

/** Returns the value of a setting with the lowest median perplexity of the stable runs. */
export function bestValue(varied: Varied, storage: "32" | Table): number {
  const axis = axisOf(varied);
  const medianAt = (value: number) =>
    cellResult([...sensitivityOutcomes(sensitivityCellName(axis, value), storage).values()]).heldOut.median;
  return [...axis.values]
    .filter((value) => Number.isFinite(medianAt(value)))
    .sort((a, b) => medianAt(a) - medianAt(b))[0];
}

/** The smallest epsilon of the ablation, Adam's usual one and the library's. */
export const [SMALL_EPSILON, MIDDLE_EPSILON, LARGE_EPSILON] = EPSILONS;

/** The timed steps with codes and the map above zero. */
const timedSteps = () =>
  KERNELS_ABOVE_ZERO.results.filter(({ kernel, bits }) => kernel === "step" && bits === 8);

/** Returns the largest relative difference of the times of an 8-bit step with the two tables, 0 or more. */
export function largestTimeDifference(): number {
  const differences = timedSteps().map(({ kernel, rule, bits, blockSize, n, ms }) => {
    const before = timingOf(KERNELS_DYNAMIC.results, { kernel, rule, bits, blockSize, n });
    return before ? Math.abs(ms / before.ms - 1) : Number.NaN;
  });
  return Math.max(...differences);
}

/** Returns the speed of 8-bit Adam's step above zero as a share of the speed of a copy, the least at any size. */
export const leastAdamShare = (): number =>
  Math.min(...timedSteps().flatMap(({ rule, shareOfCopy }) => (rule === "adam" ? [shareOfCopy] : [])));
