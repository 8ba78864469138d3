/** Splits a table that is written as text into rows of fields (RFC 4180, with other separators too). */

/** One row of a table. */
export interface TableRow {
  /** Number of the line on which the row begins, from 1. */
  readonly line: number;
  /** The fields without blanks around them and without their quotation marks. */
  readonly fields: readonly string[];
}

/** The rows of a table as they are written. */
export interface SplitTable {
  /** The rows that are neither empty nor comments; the first names the columns. */
  readonly rows: readonly TableRow[];
  /** The texts of the lines that begin with "#", without it. */
  readonly comments: readonly string[];
  /** Number of the line with a quotation mark that is never closed; 0 if all are closed. */
  readonly openQuote: number;
}

/** Separators of fields that are recognized, the likeliest first. */
const SEPARATORS = [",", ";", "\t", "|"];

/** The first line with which Excel names the separator of a file. */
const SEPARATOR_LINE = /^sep=(.)[ \t]*(?:\r\n|\r|\n|$)/i;

/** The line of dashes under the header of a Markdown table. */
const RULE = /^[\s|:-]*-[\s|:-]*$/;

/** Returns a table as rows. Empty lines, comments and lines of dashes are left out. */
export function splitTable(raw: string): SplitTable {
  const text = raw.replace(/^\ufeff/, "");
  const named = SEPARATOR_LINE.exec(text);
  const separator = named?.[1] ?? separatorOf(text);
  const rows: TableRow[] = [];
  const comments: string[] = [];
  let line = named ? 2 : 1;
  let at = named ? named[0].length : 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const written = text.slice(at, end);
    const next = afterBreak(text, end);
    if (written.trimStart().startsWith("#")) comments.push(written.trim().slice(1).trim());
    else if (written.trim() !== "" && !(separator === "|" && RULE.test(written))) {
      const row = readRow(text, at, separator);
      if (row.open) return { rows, comments, openQuote: line };
      const fields = separator === "|" ? withoutEdges(row.fields) : row.fields;
      if (fields.some((field) => field !== "")) rows.push({ line, fields });
      line += 1 + row.breaks;
      at = row.next;
      continue;
    }
    line++;
    at = next;
  }
  return { rows, comments, openQuote: 0 };
}

/**
 * Counts the lines with content without splitting them, so that a table that is too long is refused before it
 * costs time and memory. A quotation mark within an unquoted field may hide lines, so that the result is a
 * lower bound.
 */
export function countRows(text: string): number {
  const [LF, CR, QUOTE, HASH, SPACE] = [10, 13, 34, 35, 32];
  const blank = new Set([SPACE, ...SEPARATORS.map((separator) => separator.charCodeAt(0))]);
  let count = 0;
  let quoted = false;
  /** Whether the line has content, is a comment, or has shown neither so far. */
  let kind: "content" | "comment" | "" = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code === LF || code === CR) && !quoted) {
      if (kind === "content") count++;
      kind = "";
    } else if (code === QUOTE && kind !== "comment") quoted = !quoted;
    else if (kind === "" && !blank.has(code)) kind = code === HASH && !quoted ? "comment" : "content";
  }
  return kind === "content" ? count + 1 : count;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

const afterBreak = (text: string, end: number) => (text.startsWith("\r\n", end) ? end + 2 : end + 1);

interface ReadRow {
  readonly fields: readonly string[];
  /** Position after the row and its line break. */
  readonly next: number;
  /** Number of line breaks within quoted fields. */
  readonly breaks: number;
  /** Whether a quoted field is not closed before the end of the text. */
  readonly open: boolean;
}

function readRow(text: string, from: number, separator: string): ReadRow {
  const fields: string[] = [];
  let breaks = 0;
  let at = from;
  for (;;) {
    while (text[at] === " ") at++;
    let field = "";
    if (text[at] === '"') {
      const closing = closingQuote(text, at);
      if (closing < 0) return { fields, next: text.length, breaks, open: true };
      field = text.slice(at + 1, closing).replaceAll('""', '"');
      breaks += field.match(/\r\n|\r|\n/g)?.length ?? 0;
      at = closing + 1;
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    fields.push((field + text.slice(start, at)).trim());
    if (text[at] !== separator) return { fields, next: afterBreak(text, at), breaks, open: false };
    at++;
  }
}

/** Returns the position of the quotation mark that closes the one at `from`; -1 if there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Returns the separator that occurs most often in the first row, outside of quoted fields; a comma if none does. */
function separatorOf(text: string): string {
  const header = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([^\r\n]*)/.exec(text)?.[1] ?? "";
  const bare = header.replace(/"[^"]*"/g, "");
  const times = (separator: string) => bare.split(separator).length;
  return SEPARATORS.reduce((best, each) => (times(each) > times(best) ? each : best));
}

/** Returns the fields of a row without the empty ones outside of its first and last bar. */
const withoutEdges = (fields: readonly string[]) =>
  fields.slice(fields[0] === "" ? 1 : 0, fields.at(-1) === "" ? -1 : undefined);
