/** Reads tables of the reader's own. Each problem is a sentence that says where it is and what to do. */
import { isBinary } from "../decodeText";
import { english, type TaskWords } from "../messages";
import { type Columns, type CsvWanted, choicesOf, columnsLine, guessColumns, LEAVE_OUT } from "./choices";
import { isBlank, readColumn } from "./numbers";
import { countRows, splitTable, type TableRow } from "./rows";

/** A table that was read, or the reason why it cannot be used. */
export interface CsvTable {
  /** Why the table cannot be used, as a sentence; empty if all columns are complete. */
  readonly problem: string;
  /** Columns of numbers by name, one value a row; none if there is a problem. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  /** Columns of text by name, one value a row; none if there is a problem. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The names of the columns as the table has them; empty if it has no first line. */
  readonly header: readonly string[];
  /** The columns that are read, or a guess if the table does not name them; undefined if it has too few. */
  readonly columns?: Columns;
  /** Whether `columns` is a guess, which the reader must confirm. */
  readonly guessed: boolean;
  /** Number of rows with a blank cell in a used column that the reader may choose to leave out. */
  readonly blankRows: number;
  /** Number of rows that are left out because of a blank cell. */
  readonly leftOut: number;
}

const EMPTY: CsvTable = {
  problem: "",
  numbers: {},
  words: {},
  header: [],
  guessed: false,
  blankRows: 0,
  leftOut: 0,
};

/** Characters of a text of the reader that a sentence quotes. */
const MAX_QUOTED = 40;
const RIGHT_TO_LEFT = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
/**
 * Unicode's first strong isolate and its end. Numbers and commas after a text from right to left would otherwise be
 * shown before it.
 */
const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

function quoted(text: string, t: TaskWords): string {
  const short = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return t("task.quoted", {
    text: RIGHT_TO_LEFT.test(short) ? `${ISOLATE}${short}${END_OF_ISOLATE}` : short,
  });
}

/**
 * Reads the wanted columns of a table. The first line names the columns; commas, semicolons, tabs or bars
 * separate them. Names are compared without regard to case. Empty lines and lines that begin with "#" are
 * ignored, except for the choices of choices.ts.
 *
 * @param t finds the words of the sentence about a problem
 */
export function readCsv(text: string, wanted: CsvWanted, t = english): CsvTable {
  const names = [...wanted.numbers, ...(wanted.words ?? [])];
  const mustName = t("task.table.mustName", { names: names.join(", ") });
  const refuse = (problem: string, known: Partial<CsvTable> = {}): CsvTable => ({
    ...EMPTY,
    ...known,
    problem,
  });
  if (isBinary(text)) return refuse(t("task.table.binary"));
  const tooMany = (rows: number) => refuse(t("task.table.tooMany", { rows, most: wanted.maxRows }));
  // One line is the header; two more may be a separator line and a line of dashes.
  const lines = countRows(text);
  if (lines > wanted.maxRows + 3) return tooMany(lines - 1);

  const { rows: all, comments, openQuote } = splitTable(text);
  if (openQuote > 0) return refuse(t("task.table.openQuote", { line: String(openQuote), mustName }));
  if (all.length === 0) return refuse(t("task.table.empty", { mustName }));
  const [first, ...rows] = withCommentedHeader(all, comments, names);
  const header = first.fields;
  const choices = choicesOf(comments);
  const outside = names.find((name) => choices.columns[name] >= header.length || choices.columns[name] < 0);
  if (outside) {
    const column = String(choices.columns[outside] + 1);
    const columns = String(header.length);
    return refuse(t("task.table.outside", { column, name: outside, columns }), { header });
  }
  const lower = header.map((name) => name.toLowerCase());
  const columnOf = (name: string) => choices.columns[name] ?? lower.indexOf(name);
  const missing = names.find((name) => columnOf(name) < 0);
  if (missing) {
    const guess = guessColumns(header, rows, wanted);
    const first = quoted(header.join(", "), t);
    const choose = guess ? t("task.table.choose", { line: quoted(columnsLine(guess), t) }) : "";
    return refuse(t("task.table.missing", { name: missing, mustName, first, choose }), {
      header,
      columns: guess,
      guessed: true,
    });
  }
  const columns: Columns = Object.fromEntries(names.map((name) => [name, columnOf(name)]));
  const known = { header, columns };
  if (rows.length > wanted.maxRows) return tooMany(rows.length);
  const long = rows.find(({ fields }) => fields.slice(header.length).some((field) => field !== ""));
  if (long) {
    const line = String(long.line);
    const columns = String(header.length);
    return refuse(t("task.table.long", { line, fields: long.fields.length, columns }), known);
  }

  const isBlankAt = ({ fields }: TableRow, name: string) => {
    const field = fields[columns[name]] ?? "";
    return wanted.numbers.includes(name) ? isBlank(field) : field === "";
  };
  const complete = rows.filter((row) => !names.some((name) => isBlankAt(row, name)));
  const blankRows = rows.length - complete.length;
  if (blankRows > 0 && !choices.leaveOut) {
    const row = rows.find((each) => names.some((name) => isBlankAt(each, name))) ?? rows[0];
    const blank = t("task.table.blank", {
      line: String(row.line),
      name: names.find((name) => isBlankAt(row, name)) ?? "",
      count: blankRows,
      choice: quoted(LEAVE_OUT, t),
    });
    return refuse(blank, { ...known, blankRows });
  }
  if (complete.length < wanted.minRows) {
    const counts = { rows: complete.length, least: String(wanted.minRows), blank: blankRows };
    return refuse(t(blankRows > 0 ? "task.table.tooFewLeft" : "task.table.tooFew", counts), {
      ...known,
      leftOut: blankRows,
    });
  }
  const fieldsOf = (name: string) => complete.map(({ fields }) => fields[columns[name]]);
  const numbers: Record<string, Float64Array> = {};
  for (const name of wanted.numbers) {
    const fields = fieldsOf(name);
    const read = readColumn(fields);
    if (read.wrong !== undefined) {
      const line = String(complete[read.wrong].line);
      const field = quoted(fields[read.wrong], t);
      return refuse(t(`task.table.${read.why}`, { line, field, name }), { ...known, leftOut: blankRows });
    }
    numbers[name] = read.values;
  }
  const words = Object.fromEntries((wanted.words ?? []).map((name) => [name, fieldsOf(name)]));
  return { ...EMPTY, ...known, numbers, words, leftOut: blankRows };
}

/**
 * Returns the rows with the header of a table whose header is a comment, as numpy.savetxt writes it, in front of
 * them; the same rows if the first of them names a wanted column or no comment names all.
 */
function withCommentedHeader(
  rows: readonly TableRow[],
  comments: readonly string[],
  names: readonly string[],
): readonly TableRow[] {
  if (rows[0].fields.some((field) => names.includes(field.toLowerCase()))) return rows;
  for (const comment of comments) {
    const [row] = splitTable(comment).rows;
    const lower = row?.fields.map((field) => field.toLowerCase()) ?? [];
    if (row && names.every((name) => lower.includes(name))) return [{ ...row, line: 0 }, ...rows];
  }
  return rows;
}

/**
 * Returns a sentence on a table that was read: number of samples, columns that are not called as the task calls
 * them, and rows that were left out.
 */
export function describeTable({ header, columns = {}, numbers, leftOut }: CsvTable, t = english): string {
  const samples = Object.values(numbers)[0]?.length ?? 0;
  const renamed = Object.entries(columns)
    .filter(([name, column]) => header[column].toLowerCase() !== name)
    .map(([name, column]) => t("task.table.renamed", { name, column: quoted(header[column], t) }));
  return t("task.table.read", {
    samples,
    renamed: renamed.join(""),
    leftOut: leftOut > 0 ? t("task.table.leftOut", { count: leftOut }) : "",
  });
}

/**
 * Returns values that fit into a picture from `low` to `high`: unchanged if all lie inside, else scaled
 * linearly so that the smallest is -1 and the largest 1 (all 0 if they are equal).
 */
export function fitted(values: Float64Array, low: number, high: number): Float64Array {
  const [least, most] = values.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (least >= low && most <= high) return values.slice();
  const half = (most - least) / 2;
  return values.map((value) => (half > 0 ? (value - (least + half)) / half : 0));
}
