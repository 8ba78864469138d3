/** The numbers in a reader's text. */
export interface Pasted {
  readonly values: Float32Array;
  /** Sentences on ignored parts of the text and on special data, such as all zeros. */
  readonly notes: readonly string[];
}

/** Matches digits, point and exponent, not inside a word or a longer number. */
const NUMBER = /(?<![\p{L}\p{N}_.])[+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+\-−]?\d+)?(?![\p{L}\p{N}_])/giu;
const INFINITE = /(?<![\p{L}\p{N}_])(?:inf|infinity|nan)(?![\p{L}\p{N}_])|∞/giu;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.]*/gu;

/**
 * Returns the numbers in a text with any separators. Words, and numbers that are not finite as float32, are
 * ignored with a note.
 */
export function parseNumbers(text: string): Pasted {
  const notes: string[] = [];
  const found = (text.match(NUMBER) ?? []).map((each) => Math.fround(Number(each.replaceAll("−", "-"))));
  const finite = found.filter(Number.isFinite);
  const rest = text.replace(NUMBER, " ");
  const infinite = (rest.match(INFINITE) ?? []).length + found.length - finite.length;
  const words: string[] = rest.replace(INFINITE, " ").match(WORD) ?? [];
  const values = Float32Array.from(finite);
  if (words.length > 0) {
    const which = words.length === 1 ? "One word is" : `${words.length} words are`;
    notes.push(`${which} no number and ignored (“${words[0].slice(0, 20)}”).`);
  }
  if (infinite > 0) {
    const which = infinite === 1 ? "One value is" : `${infinite} values are`;
    notes.push(`${which} not finite and left out: with an infinite absmax the whole block would be lost.`);
  }
  if (values.length === 0) {
    notes.push(
      text.trim() === ""
        ? "Paste some numbers to compare the maps on them."
        : "There is no number in this text.",
    );
  } else if (values.every((value) => value === 0)) {
    notes.push("All your numbers are zero, which every map with a zero stores exactly.");
  } else if (values.length > 1 && values.every((value) => value === values[0])) {
    notes.push(
      "All your numbers are equal: each is its block’s absmax, and only the map’s last value matters.",
    );
  }
  return { values, notes };
}
