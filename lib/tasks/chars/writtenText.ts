/** The layout of the chars task's samples and picture. */

/**
 * Returns the samples of the chars task: number of texts, characters of a prompt, then the code point of each
 * character by its number, [2 + vocabulary].
 */
export const packAlphabet = (
  texts: number,
  promptLength: number,
  characters: readonly string[],
): Float32Array =>
  Float32Array.from([texts, promptLength, ...characters.map((character) => character.codePointAt(0) ?? 0)]);

/** One text of the picture. */
export interface WrittenText {
  /** The text that the model was given. */
  readonly prompt: string;
  /** The continuation that the model wrote. */
  readonly written: string;
}

/**
 * Decodes a picture of the chars task.
 *
 * @param picture numbers of characters, [texts, prompt and written characters]
 * @param samples the task's samples, made by `packAlphabet`
 */
export function readTexts(picture: Float32Array, samples: Float32Array): WrittenText[] {
  const [texts, promptLength, ...codePoints] = samples;
  const length = picture.length / texts;
  return Array.from({ length: texts }, (_, row) => {
    const characters = Array.from(picture.subarray(row * length, (row + 1) * length), (id) =>
      String.fromCodePoint(codePoints[id] ?? 0xfffd),
    );
    return {
      prompt: characters.slice(0, promptLength).join(""),
      written: characters.slice(promptLength).join(""),
    };
  });
}
