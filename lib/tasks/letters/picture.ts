/**
 * What the letters task draws of a model, as one row of numbers:
 *
 *   K * K counts: held-out images of letter (row) that the model takes for letter (column);
 *   then examples of errors, three numbers each: 1 + index of the image, its letter, the model's guess.
 *
 * Examples are the first images that the model gets wrong; where there are fewer, the rest is zeros.
 */

/** How many errors a picture shows at most. */
export const EXAMPLE_COUNT = 12;
const EXAMPLE_FLOATS = 3 * EXAMPLE_COUNT;

export interface LetterError {
  /** Which of the held-out images. */
  readonly image: number;
  /** Indices of letters. */
  readonly truth: number;
  readonly guess: number;
}

export interface LettersPicture {
  /** How many letters there are, K. */
  readonly kinds: number;
  /** [K, K], row-major: row is the truth, column the guess. */
  readonly counts: ArrayLike<number>;
  readonly errors: readonly LetterError[];
}

/** The number of floats in a picture of K letters. */
export const lettersPictureLength = (kinds: number) => kinds ** 2 + EXAMPLE_FLOATS;

/** @returns undefined for what is no such picture, as before the first one */
export function decodeLetters(picture: Float32Array): LettersPicture | undefined {
  const kinds = Math.sqrt(picture.length - EXAMPLE_FLOATS);
  if (!Number.isInteger(kinds) || kinds < 2) return undefined;
  const errors: LetterError[] = [];
  for (let at = kinds ** 2; at < picture.length; at += 3) {
    if (picture[at] > 0)
      errors.push({ image: picture[at] - 1, truth: picture[at + 1], guess: picture[at + 2] });
  }
  return { kinds, counts: picture.subarray(0, kinds ** 2), errors };
}

/** Images on the counts' diagonal, and all of them. */
export function rightOf({ kinds, counts }: LettersPicture): { readonly right: number; readonly all: number } {
  let [right, all] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    all += counts[i];
    if (i % (kinds + 1) === 0) right += counts[i];
  }
  return { right, all };
}
