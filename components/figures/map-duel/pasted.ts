/** What was found in a reader's text. */
export interface Pasted {
  readonly values: Float32Array;
  /** What was passed over or is odd about the numbers, as sentences. */
  readonly notes: readonly string[];
}

/** Digits, point and exponent, not inside a word or a longer number. */
const NUMBER = /(?<![\p{L}\p{N}_.])[+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+\-−]?\d+)?(?![\p{L}\p{N}_])/giu;
const INFINITE = /(?<![\p{L}\p{N}_])(?:inf|infinity|nan)(?![\p{L}\p{N}_])|∞/giu;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.]*/gu;

/**
 * The numbers in a text, whatever stands between them. Words are passed over, and so is what is not finite as
 * float32; both are said.
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
    notes.push(`${which} no number and passed over (“${words[0].slice(0, 20)}”).`);
  }
  if (infinite > 0) {
    const which = infinite === 1 ? "One value is" : `${infinite} values are`;
    notes.push(`${which} not finite and left out: an infinite absmax would take the whole block with it.`);
  }
  if (values.length === 0) {
    notes.push(
      text.trim() === ""
        ? "Paste some numbers to compare the maps on them."
        : "There is no number in this text.",
    );
  } else if (values.every((value) => value === 0)) {
    notes.push("All your numbers are zero, and every map stores zero exactly if it has one.");
  } else if (values.length > 1 && values.every((value) => value === values[0])) {
    notes.push(
      "All your numbers are equal: each is its block’s absmax, and only the map’s last value matters.",
    );
  }
  return { values, notes };
}
