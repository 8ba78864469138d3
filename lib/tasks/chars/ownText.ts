/** Checks and prepares a text of the reader's own for the chars task. */

/** Largest length of a text in characters: some forty times this book. */
const MAX_CHARACTERS = 1_000_000;
/** Largest number of different characters: enough for alphabets with signs, too few for Chinese. */
const MAX_ALPHABET = 400;
/** Share of the text, at its end, that is the test text. */
const TEST_SHARE = 0.1;
/** Smallest number of sequences in the test text. */
const MIN_TEST_SEQUENCES = 2;

/** Returns a text with Unix line ends and without a byte order mark. */
export const cleaned = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

/** Returns the different characters of a text, sorted by code point. A character is a code point. */
export const charactersOf = (text: string): string[] =>
  [...new Set(text)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));

/** Returns the index of the first character of the test text, for a text of `length` characters. */
export const testStart = (length: number): number => Math.floor(length * (1 - TEST_SHARE));

/** Returns the smallest length of a text for sequences of `context` characters. */
const shortest = (context: number) => Math.ceil((MIN_TEST_SEQUENCES * context + 1) / TEST_SHARE) + 10;

/**
 * Returns why the model cannot learn from a text and what to do, as a sentence; empty if it can.
 *
 * @param raw the text as it was pasted or read
 * @param context characters that the model sees at once
 */
export function textTrouble(raw: string, context: number): string {
  const text = cleaned(raw);
  const number = (n: number) => n.toLocaleString("en-US");
  if (text.trim() === "") return "There is no text; paste some, or choose a text file.";
  if (text.length > MAX_CHARACTERS)
    return `The text has ${number(text.length)} characters; use a part of at most ${number(MAX_CHARACTERS)}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they distinguish binary files from text.
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
