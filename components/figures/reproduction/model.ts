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
import { english, type ReproductionWords } from "./messages";

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
function shortLabel({ bits, map, blockwise, stable }: AblationCell, t: ReproductionWords): string {
  const name = t.named(`map.${map}`, map);
  const state = bits === 32 ? t("short.bits", { bits }) : blockwise ? t("short.blocks", { map: name }) : name;
  return stable ? t("short.stable", { state }) : state;
}

/** Returns the name of a cell in words. */
export const cellLabel = ({ name, label }: AblationCell, t: ReproductionWords): string =>
  t.named(`cell.${name}`, label);

/** Returns "3 of 9", or a dash for a cell without runs. */
export const unstableOf = ({ runs, unstable }: CellResult, t: ReproductionWords): string =>
  runs === 0 ? "–" : t("of", { unstable, runs });

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
  t = english,
): readonly Row[] {
  const reader = (cell: string) => readersOutcomes(seeds, summaries, cell);
  return ABLATION.map((cell) => ({
    cell,
    label: shortLabel(cell, t),
    paper: paperRow(cell.name),
    recorded: recordedRuns(recorded, cell.name),
    reader: cellRuns(reader(cell.name), reader(REFERENCE)),
  }));
}

/** Prints the median perplexity, with its quartiles if there are at least two runs. */
export function printPerplexity({ heldOut: { count, low, median, high } }: CellResult, t = english): string {
  if (count === 0) return "–";
  const number = (value: number) => t.print(printNumber(value));
  return count > 1
    ? t("perplexity.range", { median: number(median), low: number(low), high: number(high) })
    : number(median);
}

/** Prints a result of the paper, or the reason why there is none. */
export function printPaper(
  paper: AblationResult | undefined,
  column: "unstable" | "perplexity",
  t = english,
): string {
  if (!paper) return t("paper.notInTable");
  if (!paper.confirmed) return t("paper.notConfirmed");
  return t.print(paper[column] ?? "–");
}

/** Returns all cells as data: the paper, the recorded runs and, if there are any, the reader's own runs. */
export function tableOf(rows: readonly Row[], t = english): DataTable {
  const numbers = ({ runs, unstable, heldOut, ratio }: CellRuns) =>
    [runs, unstable, heldOut.low, heldOut.median, heldOut.high, ratio.median].map((value) =>
      Number.isFinite(value) ? Number(value.toPrecision(6)) : "–",
    );
  const columns = (source: "table.recorded" | "table.yours") =>
    (["runs", "unstable", "low", "median", "high", "ratio"] as const).map((what) =>
      t(source, { what: t(`table.${what}`) }),
    );
  const hasOwn = rows.some(({ reader }) => reader.runs > 0);
  return {
    caption: t(hasOwn ? "table.captionWithYours" : "table.caption"),
    columns: [
      t("table.cell"),
      t("table.paperUnstable"),
      t("table.paperPerplexity"),
      ...columns("table.recorded"),
      ...(hasOwn ? columns("table.yours") : []),
    ],
    rows: rows.map(({ cell, paper, recorded, reader }) => [
      cellLabel(cell, t),
      printPaper(paper, "unstable", t),
      printPaper(paper, "perplexity", t),
      ...numbers(recorded),
      ...(hasOwn ? numbers(reader) : []),
    ]),
  };
}
