import { printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { crossedCost, crossedOutcomes, TABLES, type Table } from "@/lib/findings/crossed";
import type { Cost } from "@/lib/findings/pairs";
import type { Values } from "@/lib/options/options";
import { cellResult } from "@/lib/study/aggregate";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS } from "@/lib/study/crossed";
import { decides } from "@/lib/study/pairedTest";
import type { epsilonAndRateOptions } from "./figure";
import { type EpsilonAndRateWords, english } from "./messages";

export type EpsilonAndRateValues = Values<typeof epsilonAndRateOptions>;

/** Returns the name of a table for r, as the label of its panel. */
export const tableWord = (table: Table, t: EpsilonAndRateWords): string => t(`map.${table}`);

/** The runs at one epsilon and one learning rate with one table. */
export interface CrossedCell {
  readonly table: Table;
  readonly epsilon: number;
  /** Multiple of the model's learning rate. */
  readonly rate: number;
  /** What 8-bit state costs against 32-bit state, paired by seed. */
  readonly cost: Cost;
}

/** Returns the cells of a table, row by row: epsilon ascending, then the learning rate. */
export const cellsOf = (table: Table): readonly CrossedCell[] =>
  CROSSED_EPSILONS.flatMap((epsilon) =>
    CROSSED_RATE_FACTORS.map((rate) => ({ table, epsilon, rate, cost: crossedCost(epsilon, rate, table) })),
  );

/** Returns the text of a cell: the unstable runs where there are some, else the ratio of perplexities. */
export const textOf = ({ cost: { unstable, runs, ratio } }: CrossedCell): string =>
  unstable > 0 ? `${unstable}/${runs}` : ratio.median.toFixed(2);

/** Ratios of perplexity from which a cell gets the next shade. */
const SHADE_FROM = [1.02, 1.1, 1.5] as const;

/** Returns the shade of a cell: 0 for no visible cost to 3, and 4 where runs were unstable. */
export const shadeOf = ({ cost: { unstable, ratio } }: CrossedCell): number =>
  unstable > 0 ? SHADE_FROM.length + 1 : SHADE_FROM.filter((from) => ratio.median >= from).length;

const countsOf = (cells: readonly CrossedCell[]) => ({
  runs: cells.reduce((sum, { cost }) => sum + cost.runs, 0),
  unstable: cells.reduce((sum, { cost }) => sum + cost.unstable, 0),
});

/** Returns the numbers of runs with 32-bit state, and of those that were unstable. */
export const exactCounts = () =>
  cellResult(
    CROSSED_EPSILONS.flatMap((epsilon) =>
      CROSSED_RATE_FACTORS.flatMap((rate) => [...crossedOutcomes(epsilon, rate, "32").values()]),
    ),
  );

/** Returns the caption: how many runs each table lost, and where. */
export function captionOf(t = english): string {
  const [library, above] = TABLES.map(cellsOf);
  const lost = library.filter(({ cost }) => cost.unstable > 0);
  const [first] = CROSSED_EPSILONS;
  const atSmallest = lost.every(({ epsilon }) => epsilon === first);
  const [fromLibrary, fromAbove] = [library, above].map(countsOf);
  const medians = above.map(({ cost }) => cost.ratio.median);
  return t(atSmallest ? "caption.smallest" : "caption", {
    lost: fromLibrary.unstable,
    runs: fromLibrary.runs,
    epsilon: t.print(printNumber(first)),
    lostAbove: fromAbove.unstable,
    runsAbove: fromAbove.runs,
    least: t.print(Math.min(...medians).toFixed(2)),
    most: t.print(Math.max(...medians).toFixed(2)),
  });
}

/** Returns a sentence about the runs of one cell. */
function sentenceOf({ table, cost }: CrossedCell, t: EpsilonAndRateWords): string {
  const { unstable, runs, ratio } = cost;
  const common = { map: tableWord(table, t), lost: unstable, runs };
  if (ratio.pairs === 0) return t("reading.lost", common);
  return t(decides(ratio, 1) ? "reading.decided" : "reading.undecided", {
    ...common,
    median: t.print(ratio.median.toFixed(2)),
    low: t.print(ratio.low.toFixed(2)),
    high: t.print(ratio.high.toFixed(2)),
    count: ratio.pairs,
  });
}

/** Returns the sentences about the chosen cell, one per table. */
export const readingsOf = ({ epsilon, rate }: EpsilonAndRateValues, t = english): readonly string[] =>
  TABLES.map((table) => sentenceOf({ table, epsilon, rate, cost: crossedCost(epsilon, rate, table) }, t));

const HEADS = ["map", "epsilon", "rate", "runs", "unstable", "pairs", "ratio", "low", "high"] as const;

/** Returns the table of all cells. */
export function tableOf(t = english): DataTable {
  const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "–");
  return {
    caption: t("table.caption"),
    columns: HEADS.map((head) => t(`table.${head}`)),
    rows: TABLES.flatMap(cellsOf).map(({ table, epsilon, rate, cost: { runs, unstable, ratio } }) => [
      tableWord(table, t),
      epsilon,
      rate,
      runs,
      unstable,
      ratio.pairs,
      rounded(ratio.median),
      rounded(ratio.low),
      rounded(ratio.high),
    ]),
  };
}
