/** Words for people, made of values: the same wording in pages, captions and commands. */

/** Joins words into a list for a sentence: "a", "a and b", "a, b and c". Empty for an empty list. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** Returns a number of parameters in units of 2^20, with three significant digits: "16 Mi". */
export const printMi = (n: number): string => `${Number((n / 2 ** 20).toPrecision(3))} Mi`;
