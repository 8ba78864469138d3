/** The text of a kernel, cut up for the page: which lines belong to a stage, and what the words are. */

export interface SourceLine {
  /** In its file, from 1. */
  readonly number: number;
  readonly text: string;
  /** The stages that the line belongs to. */
  readonly stages: readonly string[];
}

const MARK = /^(\s*)\/\/ stage: (.+)$/;

const indentOf = (text: string) => text.length - text.trimStart().length;

/**
 * The lines of a file. A comment "stage: NAME, NAME" gives its stages to the lines below it, until an empty line,
 * the next such comment, or a line that is indented less.
 */
export function linesOf(source: string): SourceLine[] {
  let stages: readonly string[] = [];
  let indent = 0;
  return source.split("\n").map((text, i) => {
    const mark = text.match(MARK);
    if (mark) {
      indent = mark[1].length;
      stages = mark[2].split(",").map((name) => name.trim());
    } else if (text.trim() === "" || indentOf(text) < indent) stages = [];
    return { number: i + 1, text, stages };
  });
}

/**
 * One function of a file with the attributes above it.
 *
 * @throws RangeError if there is none of that name
 */
export function functionOf(lines: readonly SourceLine[], name: string): SourceLine[] {
  const head = lines.findIndex(({ text }) => new RegExp(`^(@.* )?fn ${name}\\b`).test(text));
  const length = lines.slice(head).findIndex(({ text }) => text.startsWith("}"));
  if (head < 0 || length < 0) throw new RangeError(`This kernel has no function "${name}".`);
  let first = head;
  while (first > 0 && lines[first - 1].text.startsWith("@")) first--;
  return lines.slice(first, head + length + 1);
}

export type WordKind = "plain" | "keyword" | "comment" | "number";
export interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const WORDS =
  /(?<comment>\/\/.*)|(?<keyword>\b(?:fn|let|var|const|for|if|else|while|return|struct|array|ptr|function|true|false|enable)\b)|(?<number>\b(?:0x[0-9a-fp]+|\d[\d.]*)[uif]?\b)/g;

/** A line as words: comments, words of the language and numerals told apart, as in the listings of the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  const add = (kind: WordKind, piece: string) => piece && words.push({ kind, text: piece });
  for (const match of text.matchAll(WORDS)) {
    add("plain", text.slice(at, match.index));
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ["plain"];
    add(kind as WordKind, match[0]);
    at = match.index + match[0].length;
  }
  add("plain", text.slice(at));
  return words;
}
