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

const cell = (text: string | null): SheetCell => (text === null ? NOTHING : { text, number: numberOf(text) });

const GB = 1e9;

function mainRow(result: MainResult): SheetRow {
  const { key, task, model, short, metric, bits32, bits8, time32, time8, saved } = result;
  const better = gainOf(result);
  const time = (text: string): SheetCell => ({ text, number: hoursOf(text) });
  const shorter = shorterBy(result);
  const bytes = computedSaving(result);
  return {
    key,
    label: `${task}, ${model}`,
    short,
    confirmed: true,
    cells: {
      metric: { text: metric, number: Number.NaN },
      score32: cell(bits32),
      score8: cell(bits8),
      gain: { text: better === 0 ? "same" : signed(better), number: better },
      time32: time(time32),
      time8: time(time8),
      shorter: { text: printPercent(shorter), number: shorter },
      saved: cell(saved),
      computed: bytes === undefined ? NOTHING : { text: printBytes(bytes), number: bytes / GB },
    },
  };
}

const signed = (share: number) => `${share > 0 ? "+" : ""}${printPercent(share)}`;

const MAIN: Sheet = {
  table: "1",
  title: "Table 1: only the optimizer replaced",
  rowHead: "task and model",
  columns: [
    { key: "metric", head: "measure", sorts: false },
    { key: "score32", head: "32-bit", bits: 32, sorts: false },
    { key: "score8", head: "8-bit", bits: 8, sorts: false },
    { key: "gain", head: "8-bit is better by", sorts: true, computed: true },
    { key: "time32", head: "GPU time, 32-bit", bits: 32, sorts: true },
    { key: "time8", head: "GPU time, 8-bit", bits: 8, sorts: true },
    { key: "shorter", head: "shorter by", sorts: true, computed: true },
    { key: "saved", head: "memory saved", sorts: true },
    { key: "computed", head: "computed here", sorts: true, computed: true },
  ],
  rows: MAIN_RESULTS.map(mainRow),
};

/** Returns the cell of a model such as "RoBERTa-large (355M)", sorted by the number of its parameters. */
function modelSize(text: string): SheetCell {
  const [, digits, unit] = text.match(/\(([\d.]+)([MB])\)/) ?? [];
  return { text, number: Number(digits) * (unit === "B" ? 1e9 : 1e6) };
}

const FINETUNED: Sheet = {
  table: "2",
  title: "Table 2: the largest model to finetune",
  rowHead: "GPU memory",
  columns: [
    { key: "largest32", head: "32-bit Adam", bits: 32, sorts: true },
    { key: "largest8", head: "8-bit Adam", bits: 8, sorts: true },
  ],
  rows: LARGEST_FINETUNED.map(({ key, gb, bits32, bits8 }) => ({
    key,
    label: `${gb} GB`,
    short: `${gb} GB`,
    confirmed: true,
    cells: { largest32: modelSize(bits32), largest8: modelSize(bits8) },
  })),
};

const ABLATION: Sheet = {
  table: "3",
  title: "Table 3: which part does the work",
  rowHead: "state",
  columns: [
    { key: "parameters", head: "parameters", sorts: true },
    { key: "unstable", head: "unstable runs", sorts: true },
    { key: "perplexity", head: "perplexity of the others", sorts: true },
  ],
  rows: ABLATION_RESULTS.map((result) => {
    const { key, parameters, unstable, perplexity, confirmed } = result;
    return {
      key,
      label: stateOf(result),
      short: shortStateOf(result),
      confirmed,
      cells: {
        parameters: { text: parameters, number: ablationParameters(result) },
        unstable: confirmed ? cell(unstable) : NOTHING,
        perplexity: cell(perplexity),
      },
    };
  }),
};

const SHEETS: Readonly<Record<string, Sheet>> = { "1": MAIN, "2": FINETUNED, "3": ABLATION };

/** Returns a table of the paper by its number, "1" to "3"; table 1 for any other number. */
export const sheetOf = (table: string): Sheet => SHEETS[table] ?? MAIN;

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
