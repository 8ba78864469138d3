/** One stretch of a stacked bar in pixels, with what should be written at it. */
export interface Stretch {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface Placed extends Stretch {
  readonly x: number;
  /** 0 is the line right under the bar. */
  readonly line: number;
}

/** Width of a letter of the interface's type at 12 px, on average and rounded up: no text is measured. */
const LETTER = 6.6;
const GAP = 8;

/**
 * Where the labels of a stacked bar stand: each under the left end of its stretch, moved left where the picture
 * ends, one line lower where it would touch the one before.
 *
 * @param right end of the picture, pixels
 */
export function placeLabels(stretches: readonly Stretch[], right: number): Placed[] {
  const ends: number[] = [];
  return stretches.map((stretch) => {
    const width = stretch.text.length * LETTER;
    const x = Math.max(0, Math.min(stretch.left, right - width));
    let line = 0;
    while (ends[line] !== undefined && ends[line] + GAP > x) line++;
    ends[line] = x + width;
    return { ...stretch, x, line };
  });
}
