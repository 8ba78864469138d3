/**
 * The choices of a reader about a table, written as comments above it. Since they are part of the text, the page
 * and the command line read the same data from the same bytes.
 */
import { looksNumeric } from "./numbers";
import type { TableRow } from "./rows";

/** The columns that a table must have. */
export interface CsvWanted {
  /** Names of the columns of numbers, in any order; further columns of the table are ignored. */
  readonly numbers: readonly string[];
  /** Names of the columns of arbitrary text. */
  readonly words?: readonly string[];
  /** Smallest number of rows, without the header. */
  readonly minRows: number;
  /** Largest number of rows, without the header. */
  readonly maxRows: number;
}

/** Columns of a table by the names that a task has for them, counted from 0. */
export type Columns = Readonly<Record<string, number>>;

/** The choices of a reader. */
export interface TableChoices {
  /** The chosen columns; those that are absent are found by their names. */
  readonly columns: Columns;
  /** Whether rows with a blank cell in a used column are left out. */
  readonly leaveOut: boolean;
}

/** The comment that leaves out rows with blank cells. */
export const LEAVE_OUT = "# blank cells: leave out";

const COLUMNS_LINE = /^columns:(.*)$/i;
const LEAVE_OUT_LINE = /^blank cells:\s*leave out$/i;

/** Returns the comment that chooses columns: "# columns: x=1, y=2". */
export const columnsLine = (columns: Columns): string =>
  `# columns: ${Object.entries(columns)
    .map(([name, column]) => `${name}=${column + 1}`)
    .join(", ")}`;

/** Returns the choices that the comments of a table make. */
export function choicesOf(comments: readonly string[]): TableChoices {
  const pairs = comments.flatMap((comment) => {
    const list = COLUMNS_LINE.exec(comment)?.[1] ?? "";
    return [...list.matchAll(/([a-z]+)\s*=\s*(\d{1,6})/gi)];
  });
  return {
    columns: Object.fromEntries(pairs.map(([, name, number]) => [name.toLowerCase(), Number(number) - 1])),
    leaveOut: comments.some((comment) => LEAVE_OUT_LINE.test(comment)),
  };
}

/** Returns a text with another choice of columns above its table, in place of an earlier choice. */
export const withColumns = (text: string, columns: Columns): string =>
  `${columnsLine(columns)}\n${text.replace(/^\ufeff/, "").replace(/^# *columns:[^\r\n]*(?:\r\n|\r|\n|$)/gim, "")}`;

/** Returns a text with the choice to leave out rows with blank cells. */
export const withRowsLeftOut = (text: string): string => `${LEAVE_OUT}\n${text.replace(/^\ufeff/, "")}`;

/** Number of rows that decide what a column holds. */
const LOOKED_AT = 200;

/**
 * Guesses which columns of a table a task wants: those of the right names; else for numbers the first columns of
 * different numbers that do not count the rows, and for words the last column with two different values, or the
 * last column that is left.
 *
 * @returns undefined if the table has too few columns
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly TableRow[],
  wanted: CsvWanted,
): Columns | undefined {
  const names = [...wanted.numbers, ...(wanted.words ?? [])];
  if (header.length < names.length) return undefined;
  const lower = header.map((name) => name.toLowerCase());
  const guess: Record<string, number> = {};
  for (const name of names) if (lower.includes(name)) guess[name] = lower.indexOf(name);
  const free = () => header.map((_, i) => i).filter((i) => !Object.values(guess).includes(i));
  const fields = (column: number) => rows.slice(0, LOOKED_AT).map((row) => row.fields[column] ?? "");
  const kinds = (column: number) => new Set(fields(column)).size;
  const numeric = (column: number) =>
    kinds(column) > 1 && fields(column).filter(looksNumeric).length * 2 > rows.length;
  const counts = (column: number) => {
    const values = fields(column).map(Number);
    return values.length > 2 && values.every((value, i) => value === values[0] + i);
  };
  for (const name of wanted.words ?? [])
    guess[name] ??= free().findLast((column) => kinds(column) === 2) ?? free()[free().length - 1];
  for (const name of wanted.numbers)
    guess[name] ??= free().find((column) => numeric(column) && !counts(column)) ?? free()[0];
  return Object.fromEntries(names.map((name) => [name, guess[name]]));
}
