import { printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { Values } from "@/lib/options/options";
import { ABLATION, type AblationCell, ablationGrid } from "@/lib/study/ablation";
import { type CellResult, cellResult, type Outcome, type Spread, spreadOf } from "@/lib/study/aggregate";
import { entryName, gridEntries } from "@/lib/study/grid";
import { type Scale, TOY } from "@/lib/study/languageModel";
import { type Recorded, recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import type { RunSummary } from "@/lib/study/summary";
import { ABLATION_RESULTS, type AblationResult } from "../paper/tables";
import type { reproductionOptions } from "./figure";

export type ReproductionValues = Values<typeof reproductionOptions>;

/** The cell of the paper's Table 3, at 209 million parameters, that one of ours stands beside. */
const PAPER_ROWS: Readonly<Record<string, string>> = {
  "32": "32",
  "32-stable": "32-stable",
  "linear-tensor": "linear",
  "linear-tensor-stable": "linear-stable",
  "dynamic-tensor": "dynamic",
  "dynamic-tensor-stable": "dynamic-stable",
  "dynamic-block": "blockwise",
  "dynamic-block-stable": "stable",
};

/** The row of Table 3; undefined where the table has none. */
const paperRow = (cell: string): AblationResult | undefined =>
  ABLATION_RESULTS.find(({ key }) => key === PAPER_ROWS[cell]);

/** What runs of one source say of a cell. */
export interface CellRuns extends CellResult {
  /**
   * Perplexity of the stable runs, each over that of the 32-bit run with the same seed and so with the same settings:
   * what a seed does to both falls out.
   */
  readonly ratio: Spread;
}

/** A cell as three sources know it. */
export interface Row {
  readonly cell: AblationCell;
  readonly label: string;
  readonly paper: AblationResult | undefined;
  readonly recorded: CellRuns;
  readonly reader: CellRuns;
}

/** Short enough for a row on a telephone. */
function shortLabel({ bits, map, blockwise, stable }: AblationCell): string {
  const state = bits === 32 ? "32-bit" : blockwise ? `${map}, blocks` : map;
  return stable ? `${state}, stable` : state;
}

const toyScale = ({ steps }: ReproductionValues): Scale => ({ ...TOY, steps });

export const entriesOf = (values: ReproductionValues) =>
  gridEntries(ablationGrid(toyScale(values)), values.seeds);

/** Outcomes by seed. */
type Outcomes = ReadonlyMap<number, Outcome>;

function readersOutcomes(seeds: number, summaries: ReadonlyMap<string, RunSummary>, cell: string): Outcomes {
  const found = new Map<number, Outcome>();
  for (let seed = 0; seed < seeds; seed++) {
    const summary = summaries.get(entryName(cell, seed));
    if (summary) found.set(seed, { heldOut: summary.heldOut[0], diverged: summary.diverged[0] });
  }
  return found;
}

function cellRuns(outcomes: Outcomes, reference: Outcomes): CellRuns {
  const ratios = [...outcomes]
    .filter(([, { diverged }]) => diverged === "")
    .map(([seed, { heldOut }]) => heldOut / (reference.get(seed)?.heldOut ?? Number.NaN));
  return { ...cellResult([...outcomes.values()]), ratio: spreadOf(ratios) };
}

/** The cell that perplexities are compared with: 32-bit state, no stable embedding. */
const REFERENCE = "32";

export function rowsOf(
  recorded: Recorded,
  { seeds }: ReproductionValues,
  summaries: ReadonlyMap<string, RunSummary>,
): readonly Row[] {
  const reader = (cell: string) => readersOutcomes(seeds, summaries, cell);
  const ours = (cell: string) => recordedOutcomes(recordedCell(recorded, cell));
  return ABLATION.map((cell) => ({
    cell,
    label: shortLabel(cell),
    paper: paperRow(cell.name),
    recorded: cellRuns(ours(cell.name), ours(REFERENCE)),
    reader: cellRuns(reader(cell.name), reader(REFERENCE)),
  }));
}

/** The paper's median perplexity of a cell; NaN where it gives none that could be confirmed. */
export const paperPerplexity = (cell: string) => Number(paperRow(cell)?.perplexity ?? Number.NaN);

/** How many times as high as with 32-bit state. The paper gives medians, not pairs. */
export const paperRatio = (cell: string) => paperPerplexity(cell) / paperPerplexity(REFERENCE);

/** "3 of 9", or what there is instead. */
export const printUnstable = ({ runs, unstable }: CellResult) =>
  runs === 0 ? "–" : `${unstable} of ${runs}`;

/** A median with its quartiles, where there are at least two runs. */
export function printPerplexity({ heldOut: { count, low, median, high } }: CellResult): string {
  if (count === 0) return "–";
  const range = count > 1 ? ` (${printNumber(low)} to ${printNumber(high)})` : "";
  return `${printNumber(median)}${range}`;
}

/** What the paper's table says, or why nothing is said. */
export function printPaper(paper: AblationResult | undefined, column: "unstable" | "perplexity"): string {
  if (!paper) return "not in the table";
  if (!paper.confirmed) return "not confirmed";
  return paper[column] ?? "–";
}

export function tableOf(rows: readonly Row[]): DataTable {
  const numbers = ({ runs, unstable, heldOut, ratio }: CellRuns) =>
    [runs, unstable, heldOut.low, heldOut.median, heldOut.high, ratio.median].map((value) =>
      Number.isFinite(value) ? Number(value.toPrecision(6)) : "–",
    );
  const columns = (who: string) =>
    [
      "runs",
      "unstable",
      "perplexity, lower quartile",
      "median",
      "upper quartile",
      "times 32-bit, by seed",
    ].map((what) => `${who}: ${what}`);
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
