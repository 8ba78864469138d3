/** The tables of the paper as rows and columns that can be sorted and drawn. */

import { printBytes, printPercent } from "@/components/charts/format";
import { LARGEST_FINETUNED } from "@/lib/findings/models";
import {
  ablationParameters,
  computedSaving,
  gainOf,
  hoursOf,
  numberOf,
  shorterBy,
  shortStateOf,
  stateOf,
} from "@/lib/findings/paperNumbers";
import { ABLATION_RESULTS, MAIN_RESULTS, type MainResult } from "@/lib/findings/paperTables";
import { english, type PaperKey, type PaperWords } from "./messages";

/** A cell: its text, and the number that sorts it. NaN sorts last in either direction. */
export interface SheetCell {
  readonly text: string;
  readonly number: number;
}

/** A row of a table. */
export interface SheetRow {
  readonly key: string;
  readonly label: string;
  /** Label in the picture. */
  readonly short: string;
  /** Cells by the key of their column. */
  readonly cells: Readonly<Record<string, SheetCell>>;
  /** Whether the numbers of the row could be confirmed. If not, its cells are empty. */
  readonly confirmed: boolean;
}

/** A column of a table. */
export interface Column {
  readonly key: string;
  readonly head: string;
  /** Precision of the state that the column is about; it decides the colour. */
  readonly bits?: 32 | 8;
  /** Whether the column can be sorted and drawn: not if it holds words, or scores in different units. */
  readonly sorts: boolean;
  /** Whether the column is computed here and not printed in the paper. */
  readonly computed?: boolean;
}

/** A table of the paper. */
export interface Sheet {
  readonly table: string;
  readonly title: string;
  /** Head of the first column, which labels the rows. */
  readonly rowHead: string;
  readonly columns: readonly Column[];
  readonly rows: readonly SheetRow[];
}

const NOTHING: SheetCell = { text: "–", number: Number.NaN };

const cell = (text: string | null, t: PaperWords): SheetCell =>
  text === null ? NOTHING : { text: t.print(text), number: numberOf(text) };

const GB = 1e9;

function mainRow(result: MainResult, t: PaperWords): SheetRow {
  const { key, task, model, short, metric, bits32, bits8, time32, time8, saved } = result;
  const better = gainOf(result);
  const time = (text: string): SheetCell => ({ text: t.print(text), number: hoursOf(text) });
  const shorter = shorterBy(result);
  const bytes = computedSaving(result);
  return {
    key,
    label: t("row", { task: t.named(`task.${key}`, task), model: t.named(`model.${key}`, model) }),
    short: t.named(`short.${key}`, short),
    confirmed: true,
    cells: {
      metric: { text: t.named(`metric.${key}`, metric), number: Number.NaN },
      score32: cell(bits32, t),
      score8: cell(bits8, t),
      gain: { text: better === 0 ? t("same") : t.print(signed(better)), number: better },
      time32: time(time32),
      time8: time(time8),
      shorter: { text: t.print(printPercent(shorter)), number: shorter },
      saved: cell(saved, t),
      computed: bytes === undefined ? NOTHING : { text: t.print(printBytes(bytes)), number: bytes / GB },
    },
  };
}

const signed = (share: number) => `${share > 0 ? "+" : ""}${printPercent(share)}`;

/** The name of a column with a message for its head. */
type ColumnKey = {
  [Key in PaperKey]: Key extends `column.${infer Name}` ? Name : never;
}[PaperKey];

/** Returns a table with its title and the heads of its columns, which have keys by their names. */
function sheet(
  table: "1" | "2" | "3",
  columns: readonly (Omit<Column, "key" | "head"> & { readonly key: ColumnKey })[],
  rows: readonly SheetRow[],
  t: PaperWords,
): Sheet {
  return {
    table,
    title: t(`title.${table}`),
    rowHead: t(`rows.${table}`),
    columns: columns.map((column) => ({ ...column, head: t(`column.${column.key}`) })),
    rows,
  };
}

const mainSheet = (t: PaperWords): Sheet =>
  sheet(
    "1",
    [
      { key: "metric", sorts: false },
      { key: "score32", bits: 32, sorts: false },
      { key: "score8", bits: 8, sorts: false },
      { key: "gain", sorts: true, computed: true },
      { key: "time32", bits: 32, sorts: true },
      { key: "time8", bits: 8, sorts: true },
      { key: "shorter", sorts: true, computed: true },
      { key: "saved", sorts: true },
      { key: "computed", sorts: true, computed: true },
    ],
    MAIN_RESULTS.map((result) => mainRow(result, t)),
    t,
  );

/** Returns the cell of a model such as "RoBERTa-large (355M)", sorted by the number of its parameters. */
function modelSize(text: string, t: PaperWords): SheetCell {
  const [, digits, unit] = text.match(/\(([\d.]+)([MB])\)/) ?? [];
  return { text: t.print(text), number: Number(digits) * (unit === "B" ? 1e9 : 1e6) };
}

const finetunedSheet = (t: PaperWords): Sheet =>
  sheet(
    "2",
    [
      { key: "largest32", bits: 32, sorts: true },
      { key: "largest8", bits: 8, sorts: true },
    ],
    LARGEST_FINETUNED.map(({ key, gb, bits32, bits8 }) => ({
      key,
      label: `${gb} GB`,
      short: `${gb} GB`,
      confirmed: true,
      cells: { largest32: modelSize(bits32, t), largest8: modelSize(bits8, t) },
    })),
    t,
  );

const ablationSheet = (t: PaperWords): Sheet =>
  sheet(
    "3",
    [
      { key: "parameters", sorts: true },
      { key: "unstable", sorts: true },
      { key: "perplexity", sorts: true },
    ],
    ABLATION_RESULTS.map((result) => {
      const { key, parameters, unstable, perplexity, confirmed } = result;
      const size = ablationParameters(result);
      return {
        key,
        label: t.named(`state.${key}`, stateOf(result)),
        short: t.named(`short.${key}`, shortStateOf(result)),
        confirmed,
        cells: {
          parameters: { text: t.named(`parameters.${size}`, parameters), number: size },
          unstable: confirmed ? cell(unstable, t) : NOTHING,
          perplexity: cell(perplexity, t),
        },
      };
    }),
    t,
  );

/** The tables in each language that a reader has seen. */
const sheets = new WeakMap<PaperWords, Readonly<Record<string, Sheet>>>();

/** Returns a table of the paper by its number, "1" to "3"; table 1 for any other number. */
export function sheetOf(table: string, t = english): Sheet {
  const made = sheets.get(t) ?? { "1": mainSheet(t), "2": finetunedSheet(t), "3": ablationSheet(t) };
  sheets.set(t, made);
  return made[table] ?? made["1"];
}

/**
 * Returns the rows sorted by a column, cells without a number last. A column that does not sort leaves them
 * as printed.
 */
export function sortedRows(sheet: Sheet, column: string, descending: boolean): readonly SheetRow[] {
  if (!sheet.columns.some(({ key, sorts }) => key === column && sorts)) return sheet.rows;
  const of = (row: SheetRow) => row.cells[column].number;
  return [...sheet.rows].sort((a, b) => {
    const [x, y] = [of(a), of(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return descending ? y - x : x - y;
  });
}
