import { english, type PastedWords } from "./messages";
import { plainNumbers } from "./pasteForms";

/** The numbers in a reader's text. */
export interface Pasted {
  readonly values: Float32Array;
  /** How many numbers were read, and the first and last three of them, as a sentence; empty if there are none. */
  readonly read: string;
  /** Sentences on ignored parts of the text and on special data, such as all zeros. */
  readonly notes: readonly string[];
}

/** Number of values that are printed from each end. */
const PRINTED = 3;

/** Matches digits, point and exponent, not inside a word or a longer number. */
const NUMBER = /(?<![\p{L}\p{N}_.])[+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+\-−]?\d+)?(?![\p{L}\p{N}_])/giu;
const INFINITE = /(?<![\p{L}\p{N}_])(?:inf|infinity|nan)(?![\p{L}\p{N}_])|∞/giu;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.]*/gu;

/**
 * Returns the numbers in a text with any separators, or as NumPy, PyTorch, JSON or a spreadsheet prints them.
 * Words, and numbers that are not finite as float32, are ignored with a note.
 */
export function parseNumbers(raw: string, t = english): Pasted {
  const { text, note } = plainNumbers(raw);
  const notes: string[] = note ? [t(note)] : [];
  if (/\.\.\./.test(text)) notes.push(t("pasted.gaps"));
  const found = (text.match(NUMBER) ?? []).map((each) => Math.fround(Number(each.replaceAll("−", "-"))));
  const finite = found.filter(Number.isFinite);
  const rest = text.replace(NUMBER, " ");
  const infinite = (rest.match(INFINITE) ?? []).length + found.length - finite.length;
  const words: string[] = rest.replace(INFINITE, " ").match(WORD) ?? [];
  const values = Float32Array.from(finite);
  if (words.length > 0) notes.push(t("pasted.words", { count: words.length, word: words[0].slice(0, 20) }));
  if (infinite > 0) notes.push(t("pasted.infinite", { count: infinite }));
  if (values.length === 0) {
    notes.push(t(text.trim() === "" ? "pasted.empty" : "pasted.none"));
  } else if (values.every((value) => value === 0)) {
    notes.push(t("pasted.zeros"));
  } else if (values.length > 1 && values.every((value) => value === values[0])) {
    notes.push(t("pasted.equal"));
  }
  return { values, read: readSentence(finite, t), notes };
}

/** Returns the sentence on the numbers that were read. They are printed as they are written, not as float32. */
function readSentence(values: readonly number[], t: PastedWords): string {
  if (values.length === 0) return "";
  const print = (part: readonly number[]) =>
    part.map((value) => t.print(String(Number(value.toPrecision(7))))).join(t("pasted.comma"));
  const listed =
    values.length <= 2 * PRINTED
      ? print(values)
      : t("pasted.ends", { first: print(values.slice(0, PRINTED)), last: print(values.slice(-PRINTED)) });
  return t("pasted.read", { count: values.length, listed });
}
