/**
 * The layout of the letters task's picture, one array of floats:
 *
 *   K * K counts: number of held-out images of letter (row) classified as letter (column);
 *   then 12 examples of errors, three numbers each: 1 + index of the image, its letter, the model's guess.
 *
 * The examples are the first images that the model gets wrong; if there are fewer than 12, the rest are
 * zeros.
 */

/** Largest number of errors in a picture. */
export const EXAMPLE_COUNT = 12;
const EXAMPLE_FLOATS = 3 * EXAMPLE_COUNT;

/** One image that the model gets wrong. */
export interface LetterError {
  /** Index among the held-out images. */
  readonly image: number;
  /** Index of the image's letter. */
  readonly truth: number;
  /** Index of the letter that the model takes it for. */
  readonly guess: number;
}

/** A decoded picture. */
export interface LettersPicture {
  /** Number of letters, K. */
  readonly kinds: number;
  /** [K, K], row-major: row is the truth, column the guess. */
  readonly counts: ArrayLike<number>;
  readonly errors: readonly LetterError[];
}

/** Returns the number of floats in a picture of K letters. */
export const lettersPictureLength = (kinds: number) => kinds ** 2 + EXAMPLE_FLOATS;

/**
 * Decodes a picture.
 *
 * @returns undefined if the array is not a picture of letters, as before the first picture
 */
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

/**
 * Returns the number of correctly classified images (the diagonal of the counts) and the number of all
 * images.
 */
export function rightOf({ kinds, counts }: LettersPicture): { readonly right: number; readonly all: number } {
  let [right, all] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    all += counts[i];
    if (i % (kinds + 1) === 0) right += counts[i];
  }
  return { right, all };
}
