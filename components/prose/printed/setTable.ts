/** A table of numbers as it is set on paper: its cells as text, in parts that are no wider than the page. */
import { columnPrinter } from "@/components/charts/columnFormat";
import type { DataTable } from "@/components/figure/table";

type Cell = DataTable["rows"][number][number];

/** A column as text. */
export interface SetColumn {
  readonly head: string;
  readonly cells: readonly string[];
  /** Whether it has words, which are set from the left; numbers are set from the right. */
  readonly isText: boolean;
}

/** The width of a page between its margins, in digits of the type of the table: 672 pixels of 5.6 each. */
const PAGE = 120;
/** Room between two columns, in digits. */
const GAP = 2;
/** A column of words is not set narrower than this without need, in digits. */
const TEXT = 14;

/**
 * Returns the columns of a table as text.
 *
 * @param print writes a number as the language of the table does
 */
export function setColumns({ columns, rows }: DataTable, print: (text: string) => string): SetColumn[] {
  return columns.map((head, i) => {
    const cells = rows.map((row) => row[i]);
    const number = columnPrinter(cells.filter((cell) => typeof cell === "number"));
    const texts = cells.map((cell) => (typeof cell === "number" ? print(number(cell)) : cell));
    return { head, cells: texts, isText: isText(cells, i) };
  });
}

/** What is set like a number: also "17 h", "+0.11 %", a dash and an empty cell. */
const NUMBER = /^([-−+]?\d[\d.,]*(\s\S{1,3})?|–|)$/;

/** Returns whether a column is set from the left: names in the first column, and words in at least half of another. */
function isText(cells: readonly Cell[], index: number): boolean {
  const words = cells.filter((cell) => typeof cell === "string" && (index === 0 || !NUMBER.test(cell)));
  return 2 * words.length >= cells.length;
}

/**
 * Returns the columns in as few parts as fit a page each, of about the same number of columns. All parts begin with the
 * first column, which names the rows.
 */
export function partsOf(columns: readonly SetColumn[]): SetColumn[][] {
  const [first, ...others] = columns;
  for (let count = 1; ; count++) {
    const size = Math.max(1, Math.ceil(others.length / count));
    const parts = Array.from({ length: Math.max(1, Math.ceil(others.length / size)) }, (_, i) => [
      first,
      ...others.slice(i * size, (i + 1) * size),
    ]);
    if (size === 1 || parts.every((part) => leastWidth(part) <= PAGE)) return parts;
  }
}

/** Returns the width that columns need with heads and words broken into lines, in digits. */
const leastWidth = (columns: readonly SetColumn[]) =>
  columns.reduce((sum, column) => sum + leastColumn(column) + GAP, 0);

function leastColumn({ head, cells, isText }: SetColumn): number {
  const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const word = longest([head, ...(isText ? cells : [])].flatMap((text) => text.split(" ")));
  return Math.max(word, isText ? Math.min(TEXT, longest(cells)) : longest(cells));
}
