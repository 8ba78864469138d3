/** Splits the text of a kernel into lines with their stages, and lines into words for syntax colours. */

/** One line of a kernel. */
export interface SourceLine {
  /** Line number in the file, from 1. */
  readonly number: number;
  readonly text: string;
  /** The stages that the line belongs to. */
  readonly stages: readonly string[];
}

const MARK = /^(\s*)\/\/ stage: (.+)$/;

/** The head of a function, with its name. */
const HEAD = /^(?:@.* )?fn (\w+)/;

const indentOf = (text: string) => text.length - text.trimStart().length;

/**
 * Returns the lines of a file. A comment "stage: NAME, NAME" sets the stages of the lines below it, up to an
 * empty line, the next stage comment, or a line with less indentation.
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
 * Returns the lines of one function of a file, with the attributes above it.
 *
 * @throws RangeError if the file has no function of that name
 */
export function functionOf(lines: readonly SourceLine[], name: string): SourceLine[] {
  const head = lines.findIndex(({ text }) => text.match(HEAD)?.[1] === name);
  const length = lines.slice(head).findIndex(({ text }) => text.startsWith("}"));
  if (head < 0 || length < 0) throw new RangeError(`This kernel has no function "${name}".`);
  let first = head;
  while (first > 0 && lines[first - 1].text.startsWith("@")) first--;
  return lines.slice(first, head + length + 1);
}

/** Syntactic kind of a word. */
export type WordKind = "plain" | "keyword" | "comment" | "number";
/** A piece of a line with one kind. */
export interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const WORDS =
  /(?<comment>\/\/.*)|(?<keyword>\b(?:fn|let|var|const|for|if|else|while|return|struct|array|ptr|function|true|false|enable)\b)|(?<number>\b(?:0x[0-9a-fp]+|\d[\d.]*)[uif]?\b)/g;

/**
 * Returns a line as words: comments, keywords, numbers and other text, as in the listings of the chapters.
 */
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
