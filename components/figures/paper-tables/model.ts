import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { Values } from "@/lib/options/options";
import type { paperTablesOptions } from "./figure";
import { english, type PaperWords } from "./messages";
import { type ColumnPlot, plotOf } from "./plot";
import { type Sheet, type SheetRow, sheetOf, sortedRows } from "./sheet";

/** Values of the options of the figure. */
export type TableValues = Values<typeof paperTablesOptions>;

/** The chosen table, its rows in the chosen order, and its picture. */
export interface Shown {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly plot: ColumnPlot;
}

/** Returns the table, rows and picture that the options choose. */
export function shownOf({ table, column, descending }: TableValues, t = english): Shown {
  const sheet = sheetOf(table, t);
  const rows = sortedRows(sheet, column, descending);
  return { sheet, rows, plot: plotOf(sheet, rows, column, t) };
}

const numbers = (rows: readonly SheetRow[], column: string) =>
  rows.map(({ cells }) => cells[column].number).filter((value) => !Number.isNaN(value));

/** Returns the texts of the smallest and of the largest number of a column, and how many numbers it has. */
function ends(rows: readonly SheetRow[], column: string) {
  const all = rows.filter(({ cells }) => !Number.isNaN(cells[column].number));
  const by = [...all].sort((a, b) => a.cells[column].number - b.cells[column].number);
  return { least: by[0].cells[column].text, most: by[by.length - 1].cells[column].text, count: all.length };
}

const FINDINGS: Readonly<Record<string, (sheet: Sheet, t: PaperWords) => string>> = {
  "1"({ rows }, t) {
    const gains = numbers(rows, "gain");
    const saved = ends(rows, "saved");
    const shorter = ends(rows, "shorter");
    return t("finding.1", {
      good: gains.filter((gain) => gain >= 0).length,
      all: gains.length,
      difference: t.print(printPercent(Math.max(...gains.map(Math.abs)))),
      leastTime: shorter.least,
      mostTime: shorter.most,
      leastSaved: saved.least,
      mostSaved: saved.most,
    });
  },
  "2"({ rows }, t) {
    const times = rows.map(({ cells }) => cells.largest8.number / cells.largest32.number);
    const print = (value: number) => t.print(value.toFixed(1));
    return t("finding.2", { least: print(Math.min(...times)), most: print(Math.max(...times)) });
  },
  "3"({ rows }, t) {
    const of = (key: string) => rows.find((row) => row.key === key)?.cells.unstable.text ?? "";
    return t("finding.3", {
      linear: of("linear"),
      dynamic: of("dynamic"),
      blocks: of("blockwise"),
      large: of("tensor-large"),
    });
  },
};

/** Returns the caption: the finding of the chosen table. */
export const captionOf = ({ sheet }: Shown, t = english) => FINDINGS[sheet.table](sheet, t);

/** Returns the chosen table as data, without results that could not be confirmed. */
export function tableOf({ sheet, rows }: Shown, t = english): DataTable {
  return {
    caption: t("table.caption", { title: sheet.title }),
    columns: [sheet.rowHead, ...sheet.columns.map(({ head, computed }) => (computed ? `[${head}]` : head))],
    rows: rows.map((row) => [
      row.label,
      ...sheet.columns.map(({ key }) => (row.confirmed ? row.cells[key].text : t("notConfirmed"))),
    ]),
  };
}
