/** A piece of a text, and whether it is a word that was searched for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Length of an excerpt, characters. */
const LENGTH = 240;
/** Text before the first marked word of an excerpt, characters. */
const BEFORE = 60;

/** Words as MiniSearch cuts them: anything between white space and punctuation. */
const WORD = /[^\n\r\p{Z}\p{P}]+/gu;

/** A word of the text that was searched for. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

const matchesIn = (text: string, terms: ReadonlySet<string>): Match[] =>
  [...text.matchAll(WORD)]
    .map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      word: found.toLowerCase(),
    }))
    .filter(({ word }) => terms.has(word));

/**
 * Cuts a text into pieces at the words that were searched for. The pieces joined are the text.
 *
 * @param terms the words in lower case, as MiniSearch lists the terms that it found
 */
export function markedPieces(text: string, terms: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of matchesIn(text, new Set(terms))) {
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

/**
 * Returns the part of a text with the most different words that were searched for, cut into pieces. It begins and
 * ends between words, and has at most 240 characters and an ellipsis at each end that is cut off.
 *
 * @param terms the words in lower case
 */
export function excerptOf(text: string, terms: readonly string[]): Piece[] {
  if (text.length <= LENGTH) return markedPieces(text, terms);
  const matches = matchesIn(text, new Set(terms));
  let first = 0;
  let most = 0;
  for (const { start } of matches) {
    const near = matches.filter((each) => each.start >= start && each.end <= start + LENGTH - BEFORE);
    const different = new Set(near.map(({ word }) => word)).size;
    if (different > most) {
      most = different;
      first = start;
    }
  }
  const from = first <= BEFORE ? 0 : text.indexOf(" ", first - BEFORE - 1) + 1;
  const last = text.lastIndexOf(" ", from + LENGTH);
  // A text without spaces is cut within a word.
  const to = from + LENGTH >= text.length ? text.length : last > from ? last : from + LENGTH;
  const part = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  return markedPieces(part, terms);
}
