/** Epsilon and the learning rate varied together: what 8-bit state costs with either table for second moments. */
import { RECORDED_CROSSED } from "@/lib/recordings/crossed";
import { crossedCellName } from "@/lib/study/crossed";
import { recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import type { Outcomes } from "./ablation";
import { type Cost, costOf, ratiosOf } from "./pairs";

/** The table for second moments in 8 bits: the library's, which has a zero, or the map above zero. */
export type Table = "library" | "above-zero";
export const TABLES: readonly Table[] = ["library", "above-zero"];

/** The storages in the order of the lanes of a run. */
const CROSSED_LANES: readonly ("32" | Table)[] = ["32", "library", "above-zero"];

/** Returns the outcomes of a storage at an epsilon and a factor on the learning rate (lib/study/crossed.ts). */
export const crossedOutcomes = (epsilon: number, rate: number, storage: "32" | Table): Outcomes =>
  recordedOutcomes(
    recordedCell(RECORDED_CROSSED, crossedCellName(epsilon, rate)),
    CROSSED_LANES.indexOf(storage),
  );

/** Returns what 8-bit state costs at an epsilon and a factor on the learning rate, paired by seed. */
export const crossedCost = (epsilon: number, rate: number, table: Table): Cost =>
  costOf(ratiosOf(crossedOutcomes(epsilon, rate, "32"), crossedOutcomes(epsilon, rate, table)));
