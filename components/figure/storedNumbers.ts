/**
 * The numbers that are printed beside a figure's still picture. For the tests that write them to `numbers.json` in the
 * figure's folder.
 */
import type { DataTable } from "./table";

/** A table as far as it is printed. */
export interface StoredNumbers extends DataTable {
  /** Number of rows of the whole table. */
  readonly of: number;
  /** Every how many rows are kept, beside the first and the last: 1 if all are, null if the figure chose them. */
  readonly every: number | null;
}

type Row = DataTable["rows"][number];

/** Most rows that are printed, without the first and the last of a longer table: about half a page. */
export const MOST_ROWS = 36;
/** Significant digits of a number with decimals: more are rounding noise, or differ between machines. */
const DIGITS = 6;

/**
 * Returns a figure's table as the text of a JSON file, a row a line. Of a long table it has rows at equal distances,
 * because paper does not scroll, and no column that is empty, such as those for runs that only a reader starts.
 *
 * @param chosen says which rows are printed; for tables of several parts, of which equal distances would miss some
 */
export function storedNumbers(table: DataTable, chosen?: (row: Row) => boolean): string {
  const kept: StoredNumbers = chosen
    ? { ...table, rows: table.rows.filter(chosen), of: table.rows.length, every: null }
    : thinned(table);
  const { caption, columns, rows, of, every } = withoutEmptyColumns(kept);
  const lines = rows.map((row) => `    ${JSON.stringify(row.map(stored))}`);
  const head = [
    `  "caption": ${JSON.stringify(caption)},`,
    `  "of": ${of},`,
    `  "every": ${every},`,
    `  "columns": ${JSON.stringify(columns)},`,
  ];
  return ["{", ...head, '  "rows": [', lines.join(",\n"), "  ]", "}", ""].join("\n");
}

/** Returns a cell as JSON can hold it. A value that is not a number is a dash, as in captions. */
const stored = (cell: string | number) =>
  typeof cell === "string" ? cell : Number.isFinite(cell) ? rounded(cell) : "–";

const rounded = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)));

/**
 * Returns the table with rows at equal distances, and with the first and the last row. Where the first column counts
 * its rows, such as codes from 0 or steps from 1, the rows between have multiples of the distance in it.
 */
function thinned(table: DataTable): StoredNumbers {
  const of = table.rows.length;
  const every = distanceFor(of);
  const from = countedFrom(table.rows);
  const rows = table.rows.filter((_, i) => (from + i) % every === 0 || i === 0 || i === of - 1);
  return { ...table, rows, of, every };
}

/** Returns the smallest distance with which the rows fit: a power of two as in 256 codes, else 2, 5, 10, 20, ... */
function distanceFor(count: number): number {
  const isPowerOfTwo = Number.isInteger(Math.log2(count));
  let every = 1;
  for (let i = 1; count / every > MOST_ROWS; i++)
    every = isPowerOfTwo ? 2 ** i : [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3);
  return every;
}

/** Returns the first number of a first column that goes up by one from row to row; 0 for any other. */
function countedFrom(rows: DataTable["rows"]): number {
  const first = Number(rows[0]?.[0]);
  return rows.every(([cell], i) => cell === first + i) ? first : 0;
}

function withoutEmptyColumns(table: StoredNumbers): StoredNumbers {
  const isFilled = table.columns.map((_, i) => table.rows.some((row) => row[i] !== "" && row[i] !== "–"));
  const filled = <T>(cells: readonly T[]) => cells.filter((_, i) => isFilled[i]);
  return { ...table, columns: filled(table.columns), rows: table.rows.map(filled) };
}
