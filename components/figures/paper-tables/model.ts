import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { Values } from "@/lib/options/options";
import type { paperTablesOptions } from "./figure";
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
export function shownOf({ table, column, descending }: TableValues): Shown {
  const sheet = sheetOf(table);
  const rows = sortedRows(sheet, column, descending);
  return { sheet, rows, plot: plotOf(sheet, rows, column) };
}

const numbers = (rows: readonly SheetRow[], column: string) =>
  rows.map(({ cells }) => cells[column].number).filter((value) => !Number.isNaN(value));

/** Returns the texts of the smallest and of the largest number of a column, and how many numbers it has. */
function ends(rows: readonly SheetRow[], column: string) {
  const all = rows.filter(({ cells }) => !Number.isNaN(cells[column].number));
  const by = [...all].sort((a, b) => a.cells[column].number - b.cells[column].number);
  return { least: by[0].cells[column].text, most: by[by.length - 1].cells[column].text, count: all.length };
}

const FINDINGS: Readonly<Record<string, (sheet: Sheet) => string>> = {
  "1"({ rows }) {
    const gains = numbers(rows, "gain");
    const good = gains.filter((gain) => gain >= 0).length;
    const saved = ends(rows, "saved");
    const shorter = ends(rows, "shorter");
    return `In ${good} of ${gains.length} tasks 8-bit state does as well as 32-bit state or better; the largest difference is ${printPercent(Math.max(...gains.map(Math.abs)))}. Training is shorter by ${shorter.least} to ${shorter.most}, and ${saved.least} to ${saved.most} of memory are saved.`;
  },
  "2"({ rows }) {
    const times = rows.map(({ cells }) => cells.largest8.number / cells.largest32.number);
    const print = (value: number) => value.toFixed(1);
    return `With 8-bit Adam the largest model that fits has ${print(Math.min(...times))} to ${print(Math.max(...times))} times as many parameters.`;
  },
  "3"({ rows }) {
    const of = (key: string) => rows.find((row) => row.key === key)?.cells.unstable.text;
    return `At 209 million parameters, ${of("linear")} of the runs fail with the linear map, ${of("dynamic")} with the dynamic map and ${of("blockwise")} with blocks as well. At 1.3 billion and one scale a tensor, ${of("tensor-large")} fail.`;
  },
};

/** Returns the caption: the finding of the chosen table. */
export const captionOf = ({ sheet }: Shown) => FINDINGS[sheet.table](sheet);

/** Returns the chosen table as data, without results that could not be confirmed. */
export function tableOf({ sheet, rows }: Shown): DataTable {
  return {
    caption: `${sheet.title} (arXiv 2110.02861, from a transcription). Columns in brackets are computed here.`,
    columns: [sheet.rowHead, ...sheet.columns.map(({ head, computed }) => (computed ? `[${head}]` : head))],
    rows: rows.map((row) => [
      row.label,
      ...sheet.columns.map(({ key }) => (row.confirmed ? row.cells[key].text : "not confirmed")),
    ]),
  };
}
