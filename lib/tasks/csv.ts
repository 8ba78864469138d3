/** Reads CSV tables of the reader's own. Each problem is a sentence that says where it is and what to do. */
import { dsvFormat } from "d3-dsv";

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

/** A table that was read, or the reason why it cannot be used. */
export interface CsvTable {
  /** Why the table cannot be used, as a sentence; empty if all columns are complete. */
  readonly problem: string;
  /** Columns of numbers by name, one value a row; none if there is a problem. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  /** Columns of text by name, one value a row; none if there is a problem. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Longer texts would block the page while they are read. */
const MAX_CHARACTERS = 2_000_000;
/** Larger numbers could not be scaled without overflow. */
const MAX_MAGNITUDE = 1e30;

const counted = (count: number) => count.toLocaleString("en-US");
const quoted = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
const problemOf = (problem: string): CsvTable => ({ problem, numbers: {}, words: {} });

/**
 * Reads the wanted columns of a table. The first line names the columns; commas, semicolons or tabs separate
 * them. Names are compared without regard to case. Empty lines are ignored.
 */
export function readCsv(text: string, wanted: CsvWanted): CsvTable {
  const names = [...wanted.numbers, ...(wanted.words ?? [])];
  const mustName = `The first line must name the columns ${names.join(", ")}, and each further line is one sample.`;
  // A file that is not text has zero bytes, or bytes that are invalid in UTF-8 and were decoded as U+FFFD.
  if (/[\0\ufffd]/.test(text)) return problemOf("This looks like a binary file, but must be text, as CSV.");
  if (text.trim() === "") return problemOf(`There is nothing in it. ${mustName}`);
  if (text.length > MAX_CHARACTERS) {
    const limits = `${counted(text.length)} characters; at most ${counted(MAX_CHARACTERS)} can be used`;
    return problemOf(`It has ${limits}. Take a part of its rows.`);
  }
  const [header, ...rows] = linesOf(text.replace(/^\ufeff/, ""));
  const named = header.fields.map((field) => field.toLowerCase());
  const missing = names.find((name) => !named.includes(name));
  if (missing) return problemOf(`There is no column named ${missing}. ${mustName}`);
  if (rows.length < wanted.minRows)
    return problemOf(`There are too few samples: ${counted(rows.length)} of at least ${wanted.minRows}.`);
  if (rows.length > wanted.maxRows) {
    const count = `${counted(rows.length)} of at most ${counted(wanted.maxRows)}`;
    return problemOf(`There are too many samples: ${count}. Take a part of the rows.`);
  }
  const fieldsOf = (name: string) => {
    const column = named.indexOf(name);
    return rows.map(({ line, fields }) => ({ line, name, field: fields[column] ?? "" }));
  };
  const all = names.flatMap(fieldsOf);
  const empty = all.find(({ field }) => field === "");
  if (empty) return problemOf(`Line ${empty.line}: the column ${empty.name} is empty.`);
  const wrong = all.find(({ name, field }) => wanted.numbers.includes(name) && !isNumber(field));
  if (wrong) {
    const { line, name, field } = wrong;
    return problemOf(
      `Line ${line}: ${quoted(field)} in the column ${name} is not a number that can be used.`,
    );
  }
  const columns = <V>(of: readonly string[], values: (fields: string[]) => V) =>
    Object.fromEntries(of.map((name) => [name, values(fieldsOf(name).map(({ field }) => field))]));
  return {
    problem: "",
    numbers: columns(wanted.numbers, (fields) => Float64Array.from(fields, Number)),
    words: columns(wanted.words ?? [], (fields) => fields),
  };
}

const isNumber = (field: string) => Math.abs(Number(field)) <= MAX_MAGNITUDE;

/** Returns the lines that are not empty, numbered from 1. A quoted field may span several lines. */
function linesOf(text: string): { readonly line: number; readonly fields: readonly string[] }[] {
  let next = 1;
  return dsvFormat(separatorOf(text)).parseRows(text, (raw) => {
    const line = next;
    next += 1 + raw.reduce((breaks, field) => breaks + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    const fields = raw.map((field) => field.trim());
    return fields.every((field) => field === "") ? null : { line, fields };
  });
}

/**
 * Returns the separator that splits the first non-empty line into the most parts; a comma if none splits it.
 */
function separatorOf(text: string): string {
  const header = text.trimStart().split(/\r|\n/, 1)[0];
  const times = (separator: string) => header.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (times(each) > times(best) ? each : best));
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
