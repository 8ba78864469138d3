/** A text of the reader's own, and what is wrong with it if it cannot be learned from. */

/** Characters of a text at most: some forty times this book. */
const MAX_CHARACTERS = 1_000_000;
/** Different characters at most: alphabets with signs, not the thousands of Chinese. */
const MAX_ALPHABET = 400;
/** The last tenth is the test text; it must hold some sequences. */
const TEST_SHARE = 0.1;
const MIN_TEST_SEQUENCES = 2;

/** A text as the model's: line ends are those of Unix, and there is no mark of byte order. */
export const cleaned = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

/** The different characters of a text, sorted by code point. A character is a code point. */
export const charactersOf = (text: string): string[] =>
  [...new Set(text)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));

/** Where the test text begins. */
export const testStart = (length: number): number => Math.floor(length * (1 - TEST_SHARE));

/** How long a text must be at least for sequences of so many characters. */
const shortest = (context: number) => Math.ceil((MIN_TEST_SEQUENCES * context + 1) / TEST_SHARE) + 10;

/**
 * Why a text cannot be learned from, and what to do, as a sentence; empty if it can.
 *
 * @param context characters that the model sees at once
 */
export function textTrouble(raw: string, context: number): string {
  const text = cleaned(raw);
  const number = (n: number) => n.toLocaleString("en-US");
  if (text.trim() === "") return "There is no text; paste some, or choose a text file.";
  if (text.length > MAX_CHARACTERS)
    return `The text has ${number(text.length)} characters; use a part of at most ${number(MAX_CHARACTERS)}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file from a text.
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (odd > text.length / 1000)
    return "This is no plain text but a binary file; save it as plain text (UTF-8) first.";
  const length = [...text].length;
  if (length < shortest(context))
    return `The text has ${number(length)} characters; with a context of ${context} it takes ${number(shortest(context))}. Use a longer text or a shorter context.`;
  const characters = charactersOf(text).length;
  if (characters === 1)
    return "The text repeats a single character, so there is nothing to learn; use a text with words.";
  if (characters > MAX_ALPHABET)
    return `The text has ${number(characters)} different characters; the model takes ${MAX_ALPHABET} at most. Use a text in a language with an alphabet.`;
  return "";
}
