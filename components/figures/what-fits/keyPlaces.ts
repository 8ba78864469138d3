/** Where the entries of a key lie: one after the other, in as many lines as they need. */

/** Room of a swatch with the space to its word, pixels. */
export const MARK_PX = 16;
/** Space between two entries, pixels. */
const GAP_PX = 12;
/**
 * Average width of a letter at 12 px, rounded up, with the wider spacing that a reader may set (WCAG 2.2, 1.4.12:
 * 0.12 em). The text is not measured.
 */
const LETTER_PX = 6.2 + 0.12 * 12;

/** The place of one entry. */
export interface KeyPlace {
  /** Left end of the swatch, pixels. */
  readonly left: number;
  /** Line of the entry, from 0. */
  readonly line: number;
}

/**
 * Returns the places of the entries of a key.
 *
 * @param words of the entries, in their order
 * @param width of the picture, pixels; an entry that is wider has a line of its own
 */
export function keyPlaces(words: readonly string[], width: number): KeyPlace[] {
  let left = 0;
  let line = 0;
  return words.map((word) => {
    const needed = Math.ceil(MARK_PX + LETTER_PX * word.length);
    if (left > 0 && left + needed > width) {
      left = 0;
      line++;
    }
    const place = { left, line };
    left += needed + GAP_PX;
    return place;
  });
}
