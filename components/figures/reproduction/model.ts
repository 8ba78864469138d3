import { printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  type CellRuns,
  cellRuns,
  type Outcomes,
  paperRow,
  REFERENCE,
  recordedRuns,
} from "@/lib/findings/ablation";
import type { AblationResult } from "@/lib/findings/paperTables";
import type { Values } from "@/lib/options/options";
import { ABLATION, type AblationCell, ablationGrid } from "@/lib/study/ablation";
import type { CellResult, Outcome } from "@/lib/study/aggregate";
import { entryName, gridEntries } from "@/lib/study/grid";
import { type Scale, TOY } from "@/lib/study/languageModel";
import type { Recorded } from "@/lib/study/recorded";
import type { RunSummary } from "@/lib/study/summary";
import type { reproductionOptions } from "./figure";

/** Values of the options of the figure. */
export type ReproductionValues = Values<typeof reproductionOptions>;

/** A cell of the ablation with its results from three sources. */
export interface Row {
  readonly cell: AblationCell;
  readonly label: string;
  readonly paper: AblationResult | undefined;
  readonly recorded: CellRuns;
  readonly reader: CellRuns;
}

/** Returns a label that is short enough for a row on a telephone. */
function shortLabel({ bits, map, blockwise, stable }: AblationCell): string {
  const state = bits === 32 ? "32-bit" : blockwise ? `${map}, blocks` : map;
  return stable ? `${state}, stable` : state;
}

const toyScale = ({ steps }: ReproductionValues): Scale => ({ ...TOY, steps });

/** Returns the runs that the options ask for, one per cell and seed. */
export const entriesOf = (values: ReproductionValues) =>
  gridEntries(ablationGrid(toyScale(values)), values.seeds);

function readersOutcomes(seeds: number, summaries: ReadonlyMap<string, RunSummary>, cell: string): Outcomes {
  const found = new Map<number, Outcome>();
  for (let seed = 0; seed < seeds; seed++) {
    const summary = summaries.get(entryName(cell, seed));
    if (summary) found.set(seed, { heldOut: summary.heldOut[0], diverged: summary.diverged[0] });
  }
  return found;
}

/**
 * Returns a row per cell of the ablation.
 *
 * @param summaries the reader's own runs that are done, by the names of their entries
 */
export function rowsOf(
  recorded: Recorded,
  { seeds }: ReproductionValues,
  summaries: ReadonlyMap<string, RunSummary>,
): readonly Row[] {
  const reader = (cell: string) => readersOutcomes(seeds, summaries, cell);
  return ABLATION.map((cell) => ({
    cell,
    label: shortLabel(cell),
    paper: paperRow(cell.name),
    recorded: recordedRuns(recorded, cell.name),
    reader: cellRuns(reader(cell.name), reader(REFERENCE)),
  }));
}

/** Prints the median perplexity, with its quartiles if there are at least two runs. */
export function printPerplexity({ heldOut: { count, low, median, high } }: CellResult): string {
  if (count === 0) return "–";
  const range = count > 1 ? ` (${printNumber(low)} to ${printNumber(high)})` : "";
  return `${printNumber(median)}${range}`;
}

/** Prints a result of the paper, or the reason why there is none. */
export function printPaper(paper: AblationResult | undefined, column: "unstable" | "perplexity"): string {
  if (!paper) return "not in the table";
  if (!paper.confirmed) return "not confirmed";
  return paper[column] ?? "–";
}

/** Returns all cells as data: the paper, the recorded runs and the reader's own runs. */
export function tableOf(rows: readonly Row[]): DataTable {
  const numbers = ({ runs, unstable, heldOut, ratio }: CellRuns) =>
    [runs, unstable, heldOut.low, heldOut.median, heldOut.high, ratio.median].map((value) =>
      Number.isFinite(value) ? Number(value.toPrecision(6)) : "–",
    );
  const columns = (source: string) =>
    [
      "runs",
      "unstable",
      "perplexity, lower quartile",
      "median",
      "upper quartile",
      "times 32-bit, by seed",
    ].map((what) => `${source}: ${what}`);
  return {
    caption: "The ablation: the paper’s Table 3 (209 million parameters), the recorded runs, and your own.",
    columns: ["cell", "paper: unstable", "paper: perplexity", ...columns("recorded"), ...columns("yours")],
    rows: rows.map(({ cell, paper, recorded, reader }) => [
      cell.label,
      printPaper(paper, "unstable"),
      printPaper(paper, "perplexity"),
      ...numbers(recorded),
      ...numbers(reader),
    ]),
  };
}
