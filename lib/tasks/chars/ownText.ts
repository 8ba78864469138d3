/** Checks and prepares a text of the reader's own for the chars task. */
import { isBinary } from "../decodeText";
import { english } from "../messages";

/** Largest length of a text in characters: the longest novels fit. As numbers they take two bytes each. */
const MAX_CHARACTERS = 8_000_000;
/** Largest number of different characters, so that the logits of a step stay small. */
export const MAX_ALPHABET = 1024;
/** The character that stands for all characters outside of the alphabet. */
export const STAND_IN = "\ufffd";
/** Share of the text, at its end, that is the test text. */
const TEST_SHARE = 0.1;
/** Smallest number of sequences in the test text. */
const MIN_TEST_SEQUENCES = 2;

/** Returns a text with Unix line ends and without a byte order mark. */
export const cleaned = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

/** The characters of a text. A character is a code point. */
export interface Alphabet {
  /** The characters that the model learns, sorted by code point. */
  readonly characters: readonly string[];
  /** Number of characters in the text. */
  readonly length: number;
  /** Number of different characters in the text; more than `characters` if some are read as `STAND_IN`. */
  readonly different: number;
  /** Share of the text that is not read as `STAND_IN`, 0 to 1. */
  readonly covered: number;
}

/**
 * Returns the alphabet of a text: all its characters, or if there are more than `MAX_ALPHABET`, the most
 * frequent of them and `STAND_IN` for the others.
 */
export function alphabetOf(text: string): Alphabet {
  const counts = new Map<number, number>();
  let length = 0;
  for (const code of codePoints(text)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    length++;
  }
  const different = counts.size;
  const byCode = (codes: Iterable<number>) =>
    [...codes].sort((a, b) => a - b).map((code) => String.fromCodePoint(code));
  if (different <= MAX_ALPHABET) return { characters: byCode(counts.keys()), length, different, covered: 1 };
  const standIn = STAND_IN.charCodeAt(0);
  // Of equally frequent characters the smaller code points are kept, so that the choice does not depend on order.
  const kept = [...counts]
    .filter(([code]) => code !== standIn)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, MAX_ALPHABET - 1);
  const covered = kept.reduce((sum, [, count]) => sum + count, 0) / length;
  return { characters: byCode([...kept.map(([code]) => code), standIn]), length, different, covered };
}

/** Returns a text as indices into the characters of its alphabet, [characters]. */
export function indicesOf(text: string, { characters, length }: Alphabet): Uint16Array {
  const numbers = new Map(characters.map((character, i) => [character.codePointAt(0) ?? 0, i]));
  const standIn = numbers.get(STAND_IN.charCodeAt(0)) ?? 0;
  const indices = new Uint16Array(length);
  let at = 0;
  for (const code of codePoints(text)) indices[at++] = numbers.get(code) ?? standIn;
  return indices;
}

/** Yields the code points of a text. An array of the characters of a long text would take too much memory. */
function* codePoints(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    yield code;
  }
}

/** Returns the index of the first character of the test text, for a text of `length` characters. */
export const testStart = (length: number): number => Math.floor(length * (1 - TEST_SHARE));

/** Returns the smallest length of a text for sequences of `context` characters. */
const shortest = (context: number) => Math.ceil((MIN_TEST_SEQUENCES * context + 1) / TEST_SHARE) + 10;

/** The last text that was looked at and its alphabet: a page asks for both many times a second. */
let last: { readonly raw: string; readonly text: string; readonly alphabet: Alphabet } | undefined;

/** Returns a text as `cleaned` returns it, and its alphabet; empty for a text that is too long. */
export function lookAt(raw: string): { readonly text: string; readonly alphabet: Alphabet } {
  if (last?.raw !== raw) {
    const text = raw.length > MAX_CHARACTERS ? "" : cleaned(raw);
    last = { raw, text, alphabet: alphabetOf(text) };
  }
  return last;
}

/**
 * Returns why the model cannot learn from a text and what to do, as a sentence; empty if it can.
 *
 * @param raw the text as it was pasted or read
 * @param context characters that the model sees at once
 * @param t finds the words of the sentence
 */
export function textTrouble(raw: string, context: number, t = english): string {
  if (raw.length > MAX_CHARACTERS) return t("task.chars.long", { length: raw.length, most: MAX_CHARACTERS });
  const { text, alphabet } = lookAt(raw);
  if (text.trim() === "") return t("task.chars.none");
  if (isBinary(text)) return t("task.chars.binary");
  const { length, different } = alphabet;
  if (length < shortest(context))
    return t("task.chars.short", { length, context: String(context), least: shortest(context) });
  return different === 1 ? t("task.chars.repeats") : "";
}

/** Returns a sentence on a text that can be used: its length, and which of its characters are learned. */
export function describeText(raw: string, t = english): string {
  const { length, different, covered, characters } = lookAt(raw).alphabet;
  if (different <= MAX_ALPHABET) return t("task.chars.read", { length, different });
  // Rounded down, so that 100 % means all.
  const share = Math.floor(1000 * covered) / 10;
  return t("task.chars.readMost", {
    length,
    different,
    learned: characters.length - 1,
    share: t.print(String(share)),
    standIn: STAND_IN,
  });
}
