import { readFileSync } from "node:fs";

/** The largest file that is read: a page would not take more either. */
const MAX_BYTES = 64 * 2 ** 20;

/**
 * The text of a file.
 *
 * @returns undefined if there is no such file
 * @throws Error with a sentence if it is too large, or no text in UTF-8
 */
export function textFile(path: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  if (bytes.length > MAX_BYTES)
    throw new Error(`${path} has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${path} is not a text file in UTF-8.`);
  }
}
