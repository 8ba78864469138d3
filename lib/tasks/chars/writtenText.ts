/** The picture of the task `chars`: texts as numbers of characters, and how a page reads them. */

/** What `samples` holds: texts, characters of a prompt, and the code points of the characters by number. */
export const packAlphabet = (
  texts: number,
  promptLength: number,
  characters: readonly string[],
): Float32Array =>
  Float32Array.from([texts, promptLength, ...characters.map((character) => character.codePointAt(0) ?? 0)]);

export interface WrittenText {
  /** What the model was given. */
  readonly prompt: string;
  /** What it wrote. */
  readonly written: string;
}

/**
 * Read a picture of the task `chars`: numbers of characters, [texts, prompt and written characters].
 *
 * @param samples the task's, as `packAlphabet` gives them
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
